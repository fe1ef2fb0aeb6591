import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def status(http, url):
    async with http.get(url) as response:
        return response.status


async def main():
    async with serving() as api, aiohttp.ClientSession() as http:
        url = f"{api.url}/barrier/sweep?n=12"
        calls = [status(http, url) for _ in range(12)]
        print(set(await asyncio.gather(*calls)))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
