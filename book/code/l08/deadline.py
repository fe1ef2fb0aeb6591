import asyncio

import aiohttp

from common.apiserver import serving
from common.fakeclock import FakeClock
from common.limits import within
from l08.classify import get, verdict
from tidewatch.retry import RetryPolicy, no_jitter, retry


# ANCHOR: main
async def failing(http):
    """The next pause would pass the deadline."""
    clock = FakeClock()
    policy = RetryPolicy(attempts=9, base=1.0, jitter=no_jitter)
    try:
        await retry(
            lambda: get(http, "/flaky/ill?fail=99"),
            classify=verdict,
            policy=policy,
            budget=5,
            clock=clock,
        )
    except TimeoutError as error:
        print("gave up:", error)
        print("slept", clock.slept, "of a budget of 5")


async def silent(http, paths):
    """The outer limit cuts an attempt short."""
    policy = RetryPolicy(attempts=99, base=0.01, cap=0.01)
    try:
        await within(0.3, retry(
            lambda: get(http, "/hang"),
            classify=verdict,
            policy=policy,
        ))
    except TimeoutError:
        print("gave up: deadline")
        print("at least 2 attempts:", paths["/hang"] >= 2)


async def main():
    limit = aiohttp.ClientTimeout(total=0.05)
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            await failing(http)
        async with aiohttp.ClientSession(
            api.url, timeout=limit
        ) as http:
            await silent(http, api.state.paths)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
