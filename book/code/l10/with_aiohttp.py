import asyncio

import aiohttp

from common.apiserver import serving
from tidewatch.lines import records


# ANCHOR: main
async def main():
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url) as session,
    ):
        path = "/stream/ndjson?n=4&split=7"
        async with session.get(path) as response:
            chunks = response.content.iter_any()
            print([row["seq"] async for row in records(chunks)])

        async with session.get(path) as response:
            transfers, size = [], 0
            async for piece, ended in response.content.iter_chunks():
                size += len(piece)
                if ended:
                    transfers.append(size)
                    size = 0
            print("transfer chunks:", set(transfers[:-1]))

        async with session.get("/blob/100000") as response:
            sizes = [
                len(chunk)
                async for chunk in response.content.iter_chunked(4096)
            ]
            print(sum(sizes), "bytes; at most 4096:",
                  max(sizes) <= 4096)

        async with session.get("/truncated") as response:
            try:
                async for chunk in response.content.iter_any():
                    pass
            except aiohttp.ClientPayloadError as error:
                print(type(error).__name__)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
