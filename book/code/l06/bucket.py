"""A token bucket whose clock and sleep function you pass in."""

import asyncio
import time


# ANCHOR: main
class TokenBucket:
    def __init__(self, rate, burst,
                 now=time.monotonic, sleep=asyncio.sleep):
        self.rate, self.burst = rate, burst
        self._now, self._sleep = now, sleep
        self._tokens, self._last = float(burst), now()
        self._turn = asyncio.Lock()

    async def acquire(self):
        async with self._turn:
            self._fill()
            if self._tokens < 1:
                missing = 1 - self._tokens
                await self._sleep(missing / self.rate)
                self._fill()
            self._tokens -= 1

    def _fill(self):
        now = self._now()
        earned = (now - self._last) * self.rate
        self._tokens = min(self.burst, self._tokens + earned)
        self._last = now
# ANCHOR_END: main


async def _demo():
    bucket = TokenBucket(rate=1000, burst=1)
    for _ in range(3):
        await bucket.acquire()
    print("three tokens")


if __name__ == "__main__":
    asyncio.run(_demo())
