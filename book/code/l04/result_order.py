import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def call(http, rank, finished):
    url = f"/ranked/order?rank={rank}&of=3"
    async with http.get(url) as response:
        await response.read()
    finished.append(rank)
    return rank


async def main():
    finished = []
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            results = await asyncio.gather(
                *(call(http, rank, finished) for rank in (3, 1, 2))
            )
    print("finished:", finished)
    print("results: ", results)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
