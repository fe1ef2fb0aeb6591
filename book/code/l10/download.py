import asyncio
import hashlib
import os
import pathlib
import tempfile

import httpx

from common.apiserver import blob, serving


# ANCHOR: download
class Incomplete(Exception):
    """The file is not all there after the last attempt."""


async def download(client, path, target, *, attempts=4):
    """Save path as target; returns (status, offset) of each try."""
    part = target.with_name(target.name + ".part")
    tries, size, etag = [], 0, None
    with open(part, "wb") as file:
        for _ in range(attempts):
            headers = {"Accept-Encoding": "identity"}
            if size and etag:
                headers["Range"] = f"bytes={size}-"
                headers["If-Range"] = etag
            try:
                async with client.stream(
                    "GET", path, headers=headers
                ) as response:
                    response.raise_for_status()
                    if response.status_code != 206:
                        size = file.seek(0)
                        file.truncate()
                    tries.append((response.status_code, size))
                    etag = response.headers.get("ETag")
                    length = response.headers.get("Content-Length")
                    wanted = length and size + int(length)
                    async for chunk in response.aiter_raw():
                        await asyncio.to_thread(file.write, chunk)
                        size += len(chunk)
                break
            except httpx.TransportError:
                continue
        else:
            raise Incomplete(path)
    if wanted is not None and size != wanted:
        raise Incomplete(path)
    os.replace(part, target)
    return tries
# ANCHOR_END: download


# ANCHOR: main
def sha256(data):
    return hashlib.sha256(data).hexdigest()


async def main():
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "archive.bin"
        async with (
            serving() as api,
            httpx.AsyncClient(base_url=api.url) as client,
        ):
            path = "/blob/100000?cut=40000"
            print(await download(client, path, target))
        published = sha256(blob(100_000))
        print("hash ok:", sha256(target.read_bytes()) == published)
        print([file.name for file in target.parent.iterdir()])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
