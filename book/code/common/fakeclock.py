"""A clock that listings can turn by hand.

Code that waits takes its clock and its sleep function as
parameters. In production they are time.monotonic and
asyncio.sleep; in a listing they are the two methods below.
"""

import asyncio


class FakeClock:
    def __init__(self, start=0.0):
        self._now = start
        self.slept = []

    def now(self):
        return self._now

    def advance(self, seconds):
        self._now += seconds

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self._now += max(0.0, seconds)
        await asyncio.sleep(0)
