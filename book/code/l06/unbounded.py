import asyncio

import aiohttp

from common.apiserver import serving


async def status(http, url):
    async with http.get(url) as response:
        return response.status


async def main():
    async with serving() as api, aiohttp.ClientSession() as http:
        # ANCHOR: main
        url = f"{api.url}/barrier/burst?n=12"
        calls = [status(http, url) for _ in range(12)]
        if set(await asyncio.gather(*calls)) == {200}:
            print("12 requests were inside together")
        # ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
