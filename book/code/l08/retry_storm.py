import asyncio

import aiohttp

from common.apiserver import serving
from l08.classify import get, verdict
from tidewatch.retry import RetryPolicy, retry

THREE = RetryPolicy(attempts=3, base=0)
ONE = RetryPolicy(attempts=1)


# ANCHOR: main
async def layered(http, key, policies):
    """One layer of retries around the next one."""
    if not policies:
        return await get(http, f"/flaky/{key}?fail=99")
    return await retry(
        lambda: layered(http, key, policies[1:]),
        classify=verdict,
        policy=policies[0],
    )


async def calls(api, http, key, policies):
    try:
        await layered(http, key, policies)
    except aiohttp.ClientResponseError:
        return api.state.calls[key]


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            n = await calls(api, http, "a", [THREE, THREE, THREE])
            print(n, "calls")
            n = await calls(api, http, "b", [ONE, ONE, THREE])
            print("with one retrying layer:", n, "calls")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
