import asyncio

import aiohttp

from common.apiserver import serving
from l03.twelve_stations import read_level


# ANCHOR: line
async def line(session, station):
    async with session.get(f"/stations/{station}") as response:
        response.raise_for_status()
        region = (await response.json())["region"]
    level = await read_level(session, station)
    return f"{station} {region:<6}{level:5} cm"
# ANCHOR_END: line


async def main():
    stations = [f"T{n:02}" for n in range(1, 13)]
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            tasks = [
                asyncio.create_task(line(session, station))
                for station in stations
            ]
            for task in tasks:
                print(await task)


if __name__ == "__main__":
    asyncio.run(main())
