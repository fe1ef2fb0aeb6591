import asyncio

from common.fakeclock import FakeClock
from l06.bucket import TokenBucket


# ANCHOR: main
async def main():
    clock = FakeClock()
    bucket = TokenBucket(
        rate=2, burst=3, now=clock.now, sleep=clock.sleep
    )
    grants = []

    async def call():
        await bucket.acquire()
        grants.append(clock.now())

    await asyncio.gather(*(call() for _ in range(8)))
    print("grants:", grants)
    print("waits: ", clock.slept)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
