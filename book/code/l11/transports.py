import asyncio
import pathlib
import tempfile

from common.apiserver import blob, refused_url, serving
from tidewatch import (
    Limits,
    NotFound,
    TidewatchClient,
    TransportError,
)
from tidewatch.httpx_transport import HttpxTransport
from tidewatch.retry import RetryPolicy
from tidewatch.transport import AiohttpTransport


# ANCHOR: main
async def suite(kind, api):
    """The same checks for every transport."""
    once = RetryPolicy(attempts=1)
    ids = [f"T{n:02}" for n in range(1, 13)]
    transport = kind(api.url, Limits(connections=4))
    async with TidewatchClient(
        api.url, transport=transport, retry=once
    ) as client:
        levels = await client.levels([*ids, "T99"])
        assert isinstance(levels.pop("T99"), NotFound)
        try:
            await client.call("GET", "/abort")
        except TransportError as error:
            assert error.sent
        rows = [row["seq"] async for row in client.export(n=3)]
        assert rows == [0, 1, 2]
        feed = client.alerts(n=5, drop_after=2)
        assert [e.id async for e in feed] == ["1", "2", "3", "4", "5"]
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder) / "archive.bin"
            await client.download("/blob/100000", target)
            assert target.read_bytes() == blob(100_000)
        assert transport.stats()["requests"] == 20
        assert 1 <= transport.stats()["connections"] <= 7

    url = refused_url()
    async with TidewatchClient(
        url, transport=kind(url), retry=once
    ) as client:
        try:
            await client.stations()
        except TransportError as error:
            assert not error.sent
    return len(levels), sum(r.level_cm for r in levels.values())


async def main():
    results = set()
    async with serving() as api:
        for kind in (AiohttpTransport, HttpxTransport):
            results.add(await suite(kind, api))
            print(kind.__name__, "passed")
    (count, total), = results
    print(f"both transports: {count} levels, sum {total}")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
