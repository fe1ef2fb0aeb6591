import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def health(session):
    limit = aiohttp.ClientTimeout(total=0.2)
    async with session.get("/health", timeout=limit) as response:
        return response.status


async def main():
    async with serving() as api:
        connector = aiohttp.TCPConnector(limit=1)
        async with aiohttp.ClientSession(
            api.url, connector=connector
        ) as session:
            leaked = await session.get("/drip?n=100&gap=20")
            try:
                await asyncio.create_task(health(session))
            except TimeoutError as error:
                print("second request:", type(error).__name__)
            leaked.close()
            print("after release:", await health(session))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
