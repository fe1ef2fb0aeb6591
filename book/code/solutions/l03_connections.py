import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: dozen
async def connection(session, url):
    async with session.get(url) as response:
        await response.read()
        return response.headers["X-Conn"]


async def dozen(session, url):
    tasks = [
        asyncio.create_task(connection(session, url))
        for _ in range(12)
    ]
    return {await task for task in tasks}


async def main():
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url) as session,
    ):
        first = await dozen(session, "/barrier/first?n=12")
        second = await dozen(session, "/barrier/second?n=12")
        print("first dozen:", len(first))
        print("new in the second:", len(second - first))
# ANCHOR_END: dozen


if __name__ == "__main__":
    asyncio.run(main())
