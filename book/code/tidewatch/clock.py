"""The clock of a production program.

Whatever waits takes a clock as a parameter; a test passes
common.fakeclock.FakeClock, which has the same two methods.
"""

import asyncio
import time


class SystemClock:
    def now(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
