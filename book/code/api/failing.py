import asyncio

import aiohttp

from api.show import show
from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            await show(session, "GET /flaky/a?fail=1")
            await show(session, "GET /flaky/a?fail=1")
            await show(session, "GET /quota/b?allow=1")
            await show(session, "GET /quota/b?allow=1")
            await show(session, "DELETE /status/503")
            await show(session, "GET /html/404")
            await show(session, "GET /redirect/2")
            await show(session, "GET /truncated")
            await show(session, "GET /abort")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
