import asyncio
import random

import aiohttp

from common.apiserver import serving
from common.fakeclock import FakeClock
from l08.classify import get, verdict
from tidewatch.retry import retry


# ANCHOR: main
async def main():
    clock = FakeClock()
    path = "/flaky/busy?fail=1&status=429&retry_after=3"
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            answer = await retry(
                lambda: get(http, path),
                classify=verdict,
                clock=clock,
                rng=random.Random(7),
            )
    print("slept at least 3:", clock.slept[0] >= 3)
    print(answer)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
