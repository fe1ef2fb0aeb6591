import asyncio

import aiohttp

from common.apiserver import serving


async def get(session, path):
    async with session.get(path) as response:
        await response.read()


async def main():
    async with serving() as api:
        connector = aiohttp.TCPConnector(limit_per_host=2)
        async with aiohttp.ClientSession(
            api.url, connector=connector
        ) as session:
            await asyncio.gather(*(
                get(session, "/inflight/a?hold=15")
                for _ in range(12)
            ))
        print("peak", api.state.peak["a"])


if __name__ == "__main__":
    asyncio.run(main())
