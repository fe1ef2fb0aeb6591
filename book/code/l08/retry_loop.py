import asyncio

import aiohttp

from common.apiserver import serving
from common.fakeclock import FakeClock
from l08.classify import get, verdict
from tidewatch.retry import RetryPolicy, no_jitter, retry


# ANCHOR: main
async def main():
    clock = FakeClock()
    policy = RetryPolicy(base=0.5, jitter=no_jitter)
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            print(await retry(
                lambda: get(http, "/flaky/loop?fail=2"),
                classify=verdict,
                policy=policy,
                clock=clock,
            ))
            print("slept", clock.slept)
            try:
                await retry(
                    lambda: get(http, "/flaky/ill?fail=99"),
                    classify=verdict,
                    policy=policy,
                    clock=clock,
                )
            except aiohttp.ClientResponseError as error:
                print(error.status, error.__notes__)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
