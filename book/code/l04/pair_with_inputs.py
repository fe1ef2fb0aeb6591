import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


# ANCHOR: main
async def report(http, ids):
    levels = await asyncio.gather(
        *(level(http, station) for station in ids)
    )
    return dict(zip(ids, levels, strict=True))


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            print(await report(http, ["T01", "T02", "T03"]))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
