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


# ANCHOR: main
async def outcome(http, station):
    try:
        return station, await level(http, station), None
    except StationMissing as error:
        return station, None, error


async def sweep(http, ids):
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(outcome(http, i)) for i in ids]
    return [task.result() for task in tasks]
# ANCHOR_END: main


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            for row in await sweep(http, ["T01", "T99", "T03"]):
                print(*map(repr, row))


if __name__ == "__main__":
    asyncio.run(main())
