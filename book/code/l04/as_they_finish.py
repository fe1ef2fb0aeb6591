import asyncio

import aiohttp

from common.apiserver import serving


async def call(http, rank):
    url = f"/ranked/finish?rank={rank}&of=3"
    async with http.get(url) as response:
        await response.read()
    return rank


# ANCHOR: main
async def as_they_finish(http):
    calls = [call(http, rank) for rank in (3, 1, 2)]
    ranks = []
    for next_done in asyncio.as_completed(calls):
        ranks.append(await next_done)
    return ranks
# ANCHOR_END: main


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            print(await as_they_finish(http))


if __name__ == "__main__":
    asyncio.run(main())
