import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def status(session, url):
    async with session.get(url) as response:
        await response.read()
        return response.status


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession() as session:
            url = api.url + "/barrier/forty?n=40"
            tasks = [
                asyncio.create_task(status(session, url))
                for _ in range(40)
            ]
            print(sorted({await task for task in tasks}))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
