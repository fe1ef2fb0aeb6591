import asyncio
import uuid

from common.apiserver import serving
from common.fakeclock import FakeClock
from tidewatch import TidewatchClient, TidewatchError


# ANCHOR: many
def with_keys(levels):
    """Give every reading its key once, before any attempt."""
    return [
        (uuid.uuid4().hex, station, level)
        for station, level in levels
    ]


async def record_many(client, keyed):
    """The readings that could not be stored, with their keys."""
    failed = []
    for key, station, level in keyed:
        try:
            await client.record(station, level, key=key)
        except TidewatchError:
            failed.append((key, station, level))
    return failed
# ANCHOR_END: many


async def main():
    async with serving() as api:
        async with TidewatchClient(
            api.url, clock=FakeClock()
        ) as client:
            keyed = with_keys([("T01", -63), ("T02", -26)])
            print("failed:", await record_many(client, keyed))
            print("failed:", await record_many(client, keyed))
        print("stored:", len(api.state.stored))


if __name__ == "__main__":
    asyncio.run(main())
