import asyncio
import contextlib

import aiohttp
import httpx

from common.apiserver import serving
from common.limits import within


# ANCHOR: main
async def fails():
    await asyncio.sleep(0)
    raise ValueError


async def failed_group(url):
    with contextlib.suppress(BaseExceptionGroup):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())


async def httpx_call(url):
    async with httpx.AsyncClient(verify=False) as client:
        await client.get(url + "/health")


async def aiohttp_total(url):
    limit = aiohttp.ClientTimeout(total=0.05)
    with contextlib.suppress(TimeoutError):
        async with aiohttp.ClientSession(timeout=limit) as http:
            await http.get(url + "/hang")


async def then_silence(source, url, counts):
    await source(url)
    counts.append(asyncio.current_task().cancelling())
    await asyncio.Event().wait()


async def limited(source, url, counts):
    async with asyncio.timeout(0.8):
        await then_silence(source, url, counts)


async def outcome(coro):
    """T: TimeoutError as it should be. C: CancelledError."""
    task = asyncio.create_task(coro)
    await asyncio.wait([task])
    if task.cancelled():
        return "C"
    return "T" if type(task.exception()) is TimeoutError else "?"


async def main():
    sources = (failed_group, httpx_call, aiohttp_total)
    safe = []
    async with serving() as api:
        for source in sources:
            counts = []
            got = await outcome(limited(source, api.url, counts))
            print(f"{source.__name__}: count {counts[0]}, {got}")
            coro = then_silence(source, api.url, counts)
            safe.append(await outcome(within(0.8, coro)))
    print("within():", *safe)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
