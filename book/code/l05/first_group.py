import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


# ANCHOR: main
async def sweep(http, ids):
    async with asyncio.TaskGroup() as tg:
        tasks = {
            station: tg.create_task(level(http, station))
            for station in ids
        }
    return {station: task.result() for station, task in tasks.items()}
# ANCHOR_END: main


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            print(await sweep(http, ["T01", "T02", "T03"]))


if __name__ == "__main__":
    asyncio.run(main())
