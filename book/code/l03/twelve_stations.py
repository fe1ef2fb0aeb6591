import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def read_level(session, station):
    async with session.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        body = await response.json()
        return body["level_cm"]


async def main():
    stations = [f"T{n:02}" for n in range(1, 13)]
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            tasks = [
                asyncio.create_task(read_level(session, station))
                for station in stations
            ]
            for station, task in zip(stations, tasks):
                print(f"{station} {await task:5} cm")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
