import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


# ANCHOR: main
async def main():
    ids = [f"T{n:02}" for n in range(1, 13)] + ["T77", "T88", "T99"]
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            results = await asyncio.gather(
                *(level(http, station) for station in ids),
                return_exceptions=True,
            )
    missing = [r for r in results if isinstance(r, BaseException)]
    levels = [r for r in results if not isinstance(r, BaseException)]
    print(f"{len(levels)} ok, {len(missing)} missing")
    print(sum(levels))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
