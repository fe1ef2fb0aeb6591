import asyncio
import logging
import sys

from common.apiserver import serving
from common.fakeclock import FakeClock
from tidewatch import NotFound, TidewatchClient
from tidewatch.client import request_id


# ANCHOR: main
async def night_sweep(client):
    request_id.set("sweep-7")
    await client.call("GET", "/flaky/x?fail=2")
    try:
        await client.level("T99")
    except NotFound:
        pass


async def main():
    logging.basicConfig(
        stream=sys.stdout, level=logging.INFO, format="%(message)s"
    )
    async with serving() as api:
        async with TidewatchClient(
            api.url, clock=FakeClock()
        ) as client:
            await asyncio.create_task(night_sweep(client))
            print(client.stats())
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
