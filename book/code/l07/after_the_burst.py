import asyncio

import httpx

from common.apiserver import serving


# ANCHOR: main
async def together(client, api, n):
    """n calls inside at once; how many connections are new?"""
    before = api.state.connections
    calls = [client.get(f"/barrier/{n}?n={n}") for _ in range(n)]
    answers = await asyncio.gather(*calls)
    assert all(answer.status_code == 200 for answer in answers)
    print(n, "calls,", api.state.connections - before, "new")


async def main():
    limits = httpx.Limits(
        max_connections=30, max_keepalive_connections=5
    )
    async with serving() as api:
        async with httpx.AsyncClient(
            base_url=api.url, limits=limits
        ) as client:
            await together(client, api, 30)
            await together(client, api, 12)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
