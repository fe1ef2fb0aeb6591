import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


# ANCHOR: main
def batched(items, size):
    for start in range(0, len(items), size):
        yield items[start:start + size]


async def main():
    ids = [f"T{n:02}" for n in range(1, 13)]
    sizes, levels = [], []
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            for batch in batched(ids, 5):
                sizes.append(len(batch))
                levels += await asyncio.gather(
                    *(level(http, station) for station in batch)
                )
    print(sizes, sum(levels))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
