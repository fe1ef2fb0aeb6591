import asyncio

import aiohttp

from common.apiserver import serving
from l08.classify import get


# ANCHOR: hedge
async def hedged(first, second, after):
    """Start second() when first() is late; take the winner."""
    tasks = {asyncio.create_task(first())}
    try:
        done, _ = await asyncio.wait(tasks, timeout=after)
        if not done:
            tasks.add(asyncio.create_task(second()))
            done, _ = await asyncio.wait(
                tasks, return_when=asyncio.FIRST_COMPLETED
            )
        return done.pop().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
# ANCHOR_END: hedge


async def main():
    async with serving() as api:
        async with aiohttp.ClientSession(api.url) as http:
            print(await hedged(
                lambda: get(http, "/ranked/a?rank=2&of=2"),
                lambda: get(http, "/ranked/a?rank=1&of=2"),
                after=0.05,
            ))
        print("requests:", api.state.requests)


if __name__ == "__main__":
    asyncio.run(main())
