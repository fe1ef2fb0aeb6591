import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            # ANCHOR: main
            t01 = asyncio.create_task(level(http, "T01"))
            t02 = asyncio.create_task(level(http, "T02"))
            t02.cancel()
            results = await asyncio.gather(
                t01, t02, return_exceptions=True
            )
            entry = results[1]
            print(
                type(entry).__name__,
                "Exception?", isinstance(entry, Exception),
                "BaseException?", isinstance(entry, BaseException),
            )
            # ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
