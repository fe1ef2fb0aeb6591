import asyncio

import httpx

from common.apiserver import serving

CHUNKS = 2000


# ANCHOR: main
async def settled(count):
    """Wait until the count stays the same; False if never."""
    seen, calm = count(), 0
    for _ in range(60):
        await asyncio.sleep(0.05)
        calm = calm + 1 if count() == seen else 0
        seen = count()
        if calm == 6:
            return True
    return False


async def main():
    async with (
        serving() as api,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        path = f"/firehose/pressure?chunks={CHUNKS}"

        def written():
            return api.state.chunks_out["pressure"]

        async with client.stream("GET", path) as response:
            pieces = response.aiter_raw()
            await anext(pieces)
            print("stopped:", await settled(written))
            print("less than all:", 0 < written() < CHUNKS)
            paused_at = written()
            for _ in range(200):
                await anext(pieces)
            print("goes on when read:", written() > paused_at)
        answer = await client.get("/health")
        print("left early, new connection:", answer.headers["X-Conn"])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
