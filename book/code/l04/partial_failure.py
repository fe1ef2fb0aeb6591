import asyncio

import aiohttp

from common.apiserver import serving


async def level(http, station):
    async with http.get(f"/stations/{station}/level") as response:
        response.raise_for_status()
        return (await response.json())["level_cm"]


# ANCHOR: main
async def sweep(http, ids):
    results = await asyncio.gather(
        *(level(http, station) for station in ids),
        return_exceptions=True,
    )
    ok, bad = {}, {}
    for station, result in zip(ids, results, strict=True):
        if isinstance(result, BaseException):
            bad[station] = result
        else:
            ok[station] = result
    return ok, bad


def short(error):
    name = type(error).__name__
    return f"{name} {getattr(error, 'status', '')}".rstrip()


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            ok, bad = await sweep(http, ["T01", "T77", "T03", "T88"])
    print("ok: ", ok)
    print("bad:", {name: short(error) for name, error in bad.items()})
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
