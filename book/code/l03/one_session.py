import asyncio

import aiohttp

from common.apiserver import serving


async def connection(session, url):
    async with session.get(url) as response:
        await response.read()
        return response.headers["X-Conn"]


# ANCHOR: main
async def main():
    async with serving() as api:
        url = api.url + "/health"

        used = set()
        async with aiohttp.ClientSession() as session:
            for _ in range(5):
                used.add(await connection(session, url))
        print("one session:", len(used), "connection(s)")

        used = set()
        for _ in range(5):
            async with aiohttp.ClientSession() as session:
                used.add(await connection(session, url))
        print("five sessions:", len(used), "connection(s)")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
