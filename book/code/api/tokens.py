import asyncio

import aiohttp

from api.show import show
from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            await show(session, "POST /token?uses=1")
            bearer = {"Authorization": "Bearer token-1"}
            await show(session, "GET /secure/a", headers=bearer)
            await show(session, "GET /secure/a", headers=bearer)
            await show(session, "GET /nocors/health")
            await show(session, "POST /reset")
            await show(session, "GET /stats")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
