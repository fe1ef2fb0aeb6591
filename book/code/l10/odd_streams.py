"""What the streams of the client say when something is odd."""

import asyncio
import contextlib
import pathlib
import tempfile

from common.apiserver import serving
from tidewatch import TidewatchClient, TidewatchError
from tidewatch.httpx_transport import HttpxTransport
from tidewatch.streams import check
from tidewatch.transport import AiohttpTransport


@contextlib.contextmanager
def outcome(name):
    try:
        yield
    except TidewatchError as error:
        print(f"{name}: {type(error).__name__}, {error}")
    else:
        print(f"{name}: fine")


async def all_of(stream):
    return [item async for item in stream]


async def odd(kind, api, target):
    client = TidewatchClient(api.url, transport=kind(api.url))
    async with client:
        with outcome("404"):
            await client.download("/stations/T99", target)
        with outcome("no feed"):
            async with client._stream("/health") as response:
                check(response)
        with outcome("nothing new"):
            await all_of(client.alerts(n=5, last_id="5"))
        with outcome("cut too often"):
            path = "/blob/100000?cut=40000"
            await client.download(path, target, attempts=1)
        print([file.name for file in target.parent.iterdir()])
        rest = client.export(n=1000, split=1)
        await anext(rest)
    with outcome("closed meanwhile"):
        await all_of(rest)
    with outcome("closed before"):
        await all_of(client.export())


async def main():
    async with serving() as api:
        for kind in (AiohttpTransport, HttpxTransport):
            print(f"-- {kind.__name__}")
            with tempfile.TemporaryDirectory() as folder:
                target = pathlib.Path(folder) / "archive.bin"
                await odd(kind, api, target)


if __name__ == "__main__":
    asyncio.run(main())
