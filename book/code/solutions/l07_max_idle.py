import asyncio
import contextlib
import time

from common.fakeclock import FakeClock
from l07.small_pool import Pool


# ANCHOR: main
class ExpiringPool(Pool):
    def __init__(self, open_one, size, max_idle, now=time.monotonic):
        super().__init__(open_one, size)
        self._max_idle, self._now = max_idle, now
        self._since = {}

    @contextlib.asynccontextmanager
    async def acquire(self):
        async with super().acquire() as conn:
            yield conn
            self._since[conn] = self._now()

    async def _take(self):
        oldest = self._now() - self._max_idle
        for conn in list(self._idle):
            if self._since[conn] < oldest:
                self._idle.remove(conn)
                del self._since[conn]
                conn.close()
        conn = await super()._take()
        self._since.pop(conn, None)
        return conn
# ANCHOR_END: main


class Nothing:
    def close(self):
        print("closed")


async def main():
    async def open_one():
        return Nothing()

    clock = FakeClock()
    pool = ExpiringPool(open_one, 2, max_idle=5, now=clock.now)
    for pause in (0, 4, 6):
        clock.advance(pause)
        async with pool.acquire():
            print("at", clock.now(), "created", pool.created)


if __name__ == "__main__":
    asyncio.run(main())
