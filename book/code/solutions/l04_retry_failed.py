import asyncio

import aiohttp

from common.apiserver import serving


async def fetch(http, key, fail):
    url = f"/flaky/{key}?fail={fail}"
    async with http.get(url) as response:
        response.raise_for_status()
        return (await response.json())["attempt"]


# ANCHOR: main
async def sweep(call, ids):
    results = await asyncio.gather(
        *(call(item) for item in ids), return_exceptions=True
    )
    ok, bad = {}, {}
    for item, result in zip(ids, results, strict=True):
        failed = isinstance(result, BaseException)
        (bad if failed else ok)[item] = result
    return ok, bad


async def sweep_twice(call, ids):
    ok, bad = await sweep(call, ids)
    second_ok, bad = await sweep(call, list(bad))
    return ok | second_ok, bad
# ANCHOR_END: main


async def main():
    fails = {"a": 0, "b": 1, "c": 5}
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            ok, bad = await sweep_twice(
                lambda key: fetch(http, key, fails[key]), list(fails)
            )
    print("ok: ", ok)
    print("bad:", {key: error.status for key, error in bad.items()})


if __name__ == "__main__":
    asyncio.run(main())
