import asyncio

import aiohttp

from api.show import show
from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            await show(session, "GET /drip?n=3&gap=5")
            await show(session, "GET /gzip")
            part = {"Range": "bytes=32-40"}
            await show(session, "GET /blob/100", headers=part)
            await show(session, "GET /blob/100?cut=50")
            await show(session, "GET /firehose/a?chunks=1")
            print("chunks sent:", api.state.chunks_out["a"])
            await show(session, "GET /stream/ndjson?n=1")
            await show(session, "GET /stream/sse?n=1")
            seen = {"Last-Event-ID": "1"}
            await show(session, "GET /stream/sse?n=1", headers=seen)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
