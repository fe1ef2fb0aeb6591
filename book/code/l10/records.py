import asyncio

import httpx

from common.apiserver import serving
from tidewatch.lines import BadRecord, records


# ANCHOR: main
async def export(client, **params):
    """Readings, one after another, as the server sends them."""
    async with client.stream(
        "GET", "/stream/ndjson", params=params
    ) as response:
        response.raise_for_status()
        async for record in records(response.aiter_bytes()):
            yield record


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        for split in (0, 1, 7):
            feed = export(client, n=4, split=split)
            rows = [row async for row in feed]
            print([row["seq"] for row in rows])
        print("separator kept:", "\u2028" in rows[1]["text"])
    try:
        async for record in records(broken()):
            print("good", record)
    except BadRecord as error:
        print(error)


async def broken():
    yield b'{"seq": 0}\n\n{"se'
    yield b'q": \n{"seq": 2}\n'
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
