"""Cancelling a group from outside, and a child that refuses."""

import asyncio


async def polite():
    await asyncio.Event().wait()


async def angry():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        raise ValueError("cleanup failed") from None


async def refuses():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        return "late result"


async def cancelled_with(child):
    results = []

    async def group():
        async with asyncio.TaskGroup() as tg:
            task = tg.create_task(child())
            task.add_done_callback(results.append)

    task = asyncio.create_task(group())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    if task.cancelled():
        end = "CancelledError"
    else:
        end = repr(task.exception().exceptions)
    late = [t.result() for t in results
            if not t.cancelled() and not t.exception()]
    print(f"{child.__name__}: {end}", *late)


async def main():
    for child in (polite, angry, refuses):
        await cancelled_with(child)


if __name__ == "__main__":
    asyncio.run(main())
