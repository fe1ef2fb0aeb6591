import asyncio

from common.apiserver import serving
from tidewatch import TidewatchClient
from tidewatch.httpx_transport import HttpxTransport
from tidewatch.lines import BadRecord, records


# ANCHOR: main
async def main():
    async with (
        serving() as api,
        TidewatchClient(
            api.url, transport=HttpxTransport(api.url)
        ) as client,
    ):
        for split in (0, 1, 7):
            export = client.export(n=4, split=split)
            rows = [row async for row in export]
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
