import asyncio

import aiohttp

from common.apiserver import serving
from common.fakeclock import FakeClock
from l08.classify import get
from tidewatch.breaker import CircuitBreaker, CircuitOpen


# ANCHOR: main
async def main():
    clock = FakeClock()
    breaker = CircuitBreaker(1, cool_down=10, now=clock.now)

    async def call(http, path):
        with breaker.attempt():
            return await get(http, path)

    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            try:
                await call(http, "/status/503")
            except aiohttp.ClientResponseError:
                print("failed:", breaker.state)
            clock.advance(10)
            probe = asyncio.create_task(call(http, "/hang"))
            await asyncio.sleep(0)
            print("probing:", breaker.state)
            try:
                await call(http, "/health")
            except CircuitOpen as error:
                print("second caller:", error)
            probe.cancel()
            await asyncio.wait([probe])
            print("probe cancelled:", breaker.state)
            await call(http, "/health")
            print("next probe:", breaker.state)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
