import asyncio

from common.fakeclock import FakeClock
from l06.bucket import TokenBucket


# ANCHOR: limiter
class Limiter:
    def __init__(self, permits, bucket):
        self._permits = asyncio.Semaphore(permits)
        self._bucket = bucket

    async def __aenter__(self):
        await self._permits.acquire()
        try:
            await self._bucket.acquire()
        except BaseException:
            self._permits.release()
            raise

    async def __aexit__(self, *exc_info):
        self._permits.release()
# ANCHOR_END: limiter


class TokenFirst(Limiter):
    async def __aenter__(self):
        await self._bucket.acquire()
        await self._permits.acquire()


async def starts(kind):
    """When do twelve calls begin if the first five are stuck?"""
    clock = FakeClock()
    limiter = kind(5, TokenBucket(
        rate=8, burst=1, now=clock.now, sleep=clock.sleep
    ))
    recovered, begun = asyncio.Event(), []

    async def call():
        async with limiter:
            begun.append(clock.now())
            await recovered.wait()

    tasks = [asyncio.create_task(call()) for _ in range(12)]
    for _ in range(100):
        await asyncio.sleep(0)
    recovered.set()
    await asyncio.gather(*tasks)
    return begun


async def main():
    for kind in (Limiter, TokenFirst):
        begun = await starts(kind)
        print(kind.__name__)
        print("  stuck:", *begun[:5])
        print("  after:", *begun[5:])


if __name__ == "__main__":
    asyncio.run(main())
