import asyncio

import aiohttp

from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            async with session.get("/stations/T99") as response:
                problem = await response.json()
                print(response.status, response.ok, problem["title"])
                try:
                    response.raise_for_status()
                except aiohttp.ClientResponseError as error:
                    name = type(error).__name__
                    print(name, error.status, error.message)

            async with session.get("/html/200") as response:
                try:
                    await response.json()
                except aiohttp.ContentTypeError as error:
                    print(type(error).__name__)

            async with session.get("/status/204") as response:
                print(response.status, repr(await response.text()))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
