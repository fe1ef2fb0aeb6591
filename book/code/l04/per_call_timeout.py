import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def status(http, path):
    try:
        async with asyncio.timeout(0.2):
            async with http.get(path) as response:
                return response.status
    except TimeoutError:
        return "timed out"


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            paths = ["/health", "/hang", "/health"]
            print(await asyncio.gather(
                *(status(http, path) for path in paths)
            ))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
