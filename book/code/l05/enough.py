import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


# ANCHOR: main
class Enough(Exception):
    """Ends a task group early. Never leaves first_levels()."""


async def first_levels(http, ids, wanted):
    levels = {}

    async def one(station):
        levels[station] = await level(http, station)
        if len(levels) >= wanted:
            raise Enough

    try:
        async with asyncio.TaskGroup() as tg:
            for station in ids:
                tg.create_task(one(station))
    except* Enough:
        pass
    return levels
# ANCHOR_END: main


async def main():
    ids = [f"T{n:02}" for n in range(1, 13)]
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            levels = await asyncio.create_task(
                first_levels(http, ids, 3)
            )
    print("stopped after at least 3:", len(levels) >= 3)


if __name__ == "__main__":
    asyncio.run(main())
