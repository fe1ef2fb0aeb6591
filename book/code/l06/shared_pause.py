import asyncio
import time

import aiohttp

from common.apiserver import serving
from common.fakeclock import FakeClock


# ANCHOR: gate
class Gate:
    """Open until somebody pauses it; later pauses only extend."""

    def __init__(self, now=time.monotonic, sleep=asyncio.sleep):
        self._now, self._sleep = now, sleep
        self._until = 0.0
        self.pauses = 0

    def pause(self, seconds):
        until = self._now() + seconds
        if until > self._until:
            self._until = until
            self.pauses += 1

    async def wait(self):
        while (left := self._until - self._now()) > 0:
            await self._sleep(left)


async def call(http, url, permits, gate):
    while True:
        async with permits:
            await gate.wait()
            async with http.get(url) as response:
                if response.status != 429:
                    response.raise_for_status()
                    return await response.json()
                gate.pause(int(response.headers["Retry-After"]))
# ANCHOR_END: gate


async def main():
    clock = FakeClock()
    gate = Gate(now=clock.now, sleep=clock.sleep)
    permits = asyncio.Semaphore(4)
    async with serving() as api, aiohttp.ClientSession() as http:
        url = f"{api.url}/quota/demo?allow=3&retry_after=1"
        answers = await asyncio.gather(
            *(call(http, url, permits, gate) for _ in range(12))
        )
        print(
            f"{len(answers)} answers,"
            f" {api.state.refused['demo']} refusals,"
            f" {api.state.requests} requests"
        )
    print("pauses:", gate.pauses)
    print("paused until:", clock.now())


if __name__ == "__main__":
    asyncio.run(main())
