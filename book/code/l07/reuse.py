import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def get(session, path, read=True):
    async with session.get(path) as response:
        if read:
            await response.read()
        print("connection", response.headers["X-Conn"], path)


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            for _ in range(3):
                await get(session, "/health")
            await get(session, "/blob/3000000", read=False)
            await get(session, "/health")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
