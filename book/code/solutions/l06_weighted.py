import asyncio

from common.fakeclock import FakeClock
from l06.bucket import TokenBucket


# ANCHOR: main
class WeightedBucket(TokenBucket):
    async def acquire(self, cost=1):
        if not 0 < cost <= self.burst:
            raise ValueError(f"cost {cost}, burst {self.burst}")
        async with self._turn:
            self._fill()
            if self._tokens < cost:
                missing = cost - self._tokens
                await self._sleep(missing / self.rate)
                self._fill()
            self._tokens -= cost


async def main():
    clock = FakeClock()
    bucket = WeightedBucket(
        rate=2, burst=4, now=clock.now, sleep=clock.sleep
    )
    for cost in (1, 3, 4, 1):
        await bucket.acquire(cost)
        print("cost", cost, "at", clock.now())
    try:
        await bucket.acquire(5)
    except ValueError as error:
        print("ValueError:", error)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
