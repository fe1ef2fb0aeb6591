import asyncio

from common.fakeclock import FakeClock
from l06.bucket import TokenBucket


async def main():
    clock = FakeClock()
    bucket = TokenBucket(
        rate=4, burst=2, now=clock.now, sleep=clock.sleep
    )
    grants = []

    async def call():
        await bucket.acquire()
        grants.append(clock.now())

    await asyncio.gather(*(call() for _ in range(6)))
    print(grants)


if __name__ == "__main__":
    asyncio.run(main())
