import asyncio

import aiohttp

from common.apiserver import serving


async def call(http, rank):
    url = f"/ranked/finish?rank={rank}&of=3"
    async with http.get(url) as response:
        await response.read()
    return rank


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            # ANCHOR: main
            calls = [call(http, rank) for rank in (3, 1, 2)]
            ranks = []
            for next_done in asyncio.as_completed(calls):
                ranks.append(await next_done)
            print(ranks)
            # ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
