import asyncio

import aiohttp

from api.show import show
from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            await show(session, "GET /delay/20")
            await show(session, "GET /barrier/a?n=2&max_s=0.1")
            await show(session, "GET /barrier/b?n=1")
            await show(session, "GET /ranked/c?rank=1&of=1")
            await show(session, "GET /inflight/d?hold=5")
            print("peak:", api.state.peak["d"])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
