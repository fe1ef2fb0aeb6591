"""Ten calls a second, counted in fixed windows: twenty at once."""

import asyncio

from common.fakeclock import FakeClock


class FixedWindow:
    def __init__(self, limit, now, sleep):
        self.limit, self._now, self._sleep = limit, now, sleep
        self._window, self._used = 0, 0

    async def acquire(self):
        window = int(self._now())
        if window > self._window:
            self._window, self._used = window, 0
        if self._used == self.limit:
            self._window, self._used = self._window + 1, 0
            await self._sleep(self._window - self._now())
        self._used += 1


async def main():
    clock = FakeClock(start=0.875)
    limiter = FixedWindow(10, clock.now, clock.sleep)
    grants = []
    for _ in range(20):
        await limiter.acquire()
        grants.append(clock.now())
    print("first at", grants[0], "last at", grants[-1])
    print("calls within an eighth of a second:", len(grants))


if __name__ == "__main__":
    asyncio.run(main())
