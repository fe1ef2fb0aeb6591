import asyncio
import hashlib
import pathlib
import tempfile

from common.apiserver import blob, serving
from tidewatch import TidewatchClient
from tidewatch.httpx_transport import HttpxTransport


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# ANCHOR: main
async def main():
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "archive.bin"
        async with (
            serving() as api,
            TidewatchClient(
                api.url, transport=HttpxTransport(api.url)
            ) as client,
        ):
            path = "/blob/100000?cut=40000"
            print(await client.download(path, target))
        published = sha256(blob(100_000))
        print("hash ok:", sha256(target.read_bytes()) == published)
        print([file.name for file in target.parent.iterdir()])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
