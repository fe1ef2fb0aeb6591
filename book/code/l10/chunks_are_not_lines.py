import asyncio
import json

import httpx

from common.apiserver import serving


# ANCHOR: main
def parses(chunk):
    try:
        return isinstance(json.loads(chunk), dict)
    except ValueError:
        return False


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        path = "/stream/ndjson?n=4&split=7"
        async with client.stream("GET", path) as response:
            chunks = [part async for part in response.aiter_bytes(7)]
        sizes = {len(chunk) for chunk in chunks}
        print("chunks of at most 7 bytes:", max(sizes) <= 7)
        print("chunks that are JSON objects:", sum(map(parses, chunks)))
        print("records", len(b"".join(chunks).split(b"\n")))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
