import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            params = {"region": ["north", "east"], "limit": 5}
            async with session.get("/echo", params=params) as response:
                print((await response.json())["query"])

            try:
                await session.get("/echo", params={"live": True})
            except TypeError as error:
                print(type(error).__name__, "for True")

            reading = {"station": "T01", "level_cm": -60}
            post = session.post("/readings", json=reading)
            async with post as response:
                print(response.status, await response.json())
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
