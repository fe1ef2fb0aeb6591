import asyncio

import aiohttp

from common.apiserver import serving
from common.fakeclock import FakeClock
from l08.classify import verdict
from tidewatch.retry import RetryPolicy, no_jitter, retry


# ANCHOR: deadline
class Deadline:
    def __init__(self, seconds, now):
        self._now = now
        self._at = now() + seconds

    def remaining(self):
        left = self._at - self._now()
        if left <= 0:
            raise TimeoutError("deadline")
        return left


async def get(http, path, deadline, totals):
    limit = aiohttp.ClientTimeout(total=deadline.remaining())
    totals.append(limit.total)
    async with http.get(path, timeout=limit) as response:
        response.raise_for_status()
        return await response.json()
# ANCHOR_END: deadline


async def main():
    clock, totals = FakeClock(), []
    deadline = Deadline(5.0, clock.now)
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            print(await retry(
                lambda: get(http, "/flaky/a", deadline, totals),
                classify=verdict,
                policy=RetryPolicy(jitter=no_jitter),
                clock=clock,
            ))
    print(totals)


if __name__ == "__main__":
    asyncio.run(main())
