import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession() as session:
            url = api.url + "/stations/T01/level"
            async with session.get(url) as response:
                # the head of the response is here ...
                print(response.status, response.headers["Content-Type"])
                # ... and the body is fetched now
                print(await response.json())
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
