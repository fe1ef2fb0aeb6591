import asyncio

import aiohttp

from common.apiserver import serving

READING = {"station": "T01", "level_cm": -63}


# ANCHOR: main
async def post_twice(http, lose, headers=None):
    """Post; if the answer is lost, post again."""
    for attempt in (1, 2):
        try:
            async with http.post(
                "/readings",
                params={"lose": lose},
                json=READING,
                headers=headers,
            ) as response:
                return response.headers
        except aiohttp.ServerDisconnectedError:
            if attempt == 2:
                raise


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            await post_twice(http, "a")
            print(f"without key: {len(api.state.stored)} stored")

    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            key = {"Idempotency-Key": "reading-1"}
            headers = await post_twice(http, "b", key)
            again = headers.get("Idempotent-Replayed") == "true"
            stored = len(api.state.stored)
            print(f"with key: {stored} stored", end="")
            print(", replayed" if again else "")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
