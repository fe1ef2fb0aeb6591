import asyncio

import aiohttp

from api.show import show
from common.apiserver import serving


# ANCHOR: main
async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as session:
            await show(session, "GET /health")
            await show(session, "GET /stations/T02")
            await show(session, "GET /stations/T99")
            await show(session, "GET /stations/T02/level?seq=5")
            await show(session, "GET /readings?cursor=94")
            reading = {"station": "T01", "level_cm": -60}
            key = {"Idempotency-Key": "a"}
            for _ in range(2):
                await show(
                    session, "POST /readings", json=reading, headers=key
                )
            print("stored:", len(api.state.stored))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
