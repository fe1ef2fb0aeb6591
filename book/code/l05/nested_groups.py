import asyncio

import aiohttp

from common.apiserver import serving


class StationMissing(Exception):
    pass


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        if response.status == 404:
            raise StationMissing(station)
        return (await response.json())["level_cm"]


async def region(http, ids):
    async with asyncio.TaskGroup() as tg:
        for station in ids:
            tg.create_task(level(http, station))


async def network(http):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(region(http, ["T01", "T05"]))
        tg.create_task(region(http, ["T02", "T98"]))


# ANCHOR: main
def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


async def demo(http):
    try:
        await network(http)
    except* StationMissing as group:
        print("leaves:", [repr(error) for error in leaves(group)])
# ANCHOR_END: main


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            await asyncio.create_task(demo(http))


if __name__ == "__main__":
    asyncio.run(main())
