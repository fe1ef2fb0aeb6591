import asyncio

import aiohttp

from common.apiserver import serving


async def main():
    finished = []
    async with serving() as api, aiohttp.ClientSession() as http:

        # ANCHOR: main
        async def call(rank):
            url = f"{api.url}/ranked/order?rank={rank}&of=3"
            async with http.get(url) as response:
                await response.read()
            finished.append(rank)
            return rank

        results = await asyncio.gather(call(3), call(1), call(2))
        # ANCHOR_END: main

    print("finished:", finished)
    print("results: ", results)


if __name__ == "__main__":
    asyncio.run(main())
