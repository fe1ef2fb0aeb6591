import asyncio

import aiohttp

from common.apiserver import serving


async def enter(session, url):
    async with session.get(url) as response:
        return response.status


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession() as session:
            alone = api.url + "/barrier/alone?n=3&max_s=0.2"
            print("one at a time:", [await enter(session, alone)])

            url = api.url + "/barrier/together?n=3"
            tasks = [
                asyncio.create_task(enter(session, url))
                for _ in range(3)
            ]
            print("together:", [await task for task in tasks])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
