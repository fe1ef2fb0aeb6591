"""Three corners of cancellation with gather."""

import asyncio


async def stubborn():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        return "swallowed"


async def swallowed_by_all():
    async def boss():
        await asyncio.gather(stubborn(), stubborn())

    task = asyncio.create_task(boss())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("every child swallowed, boss cancelled:", task.cancelled())


async def one_child_cancelled():
    go_on = asyncio.Event()
    a = asyncio.create_task(go_on.wait())
    b = asyncio.create_task(go_on.wait())
    a.cancel()
    try:
        await asyncio.gather(a, b)
    except asyncio.CancelledError:
        count = asyncio.current_task().cancelling()
        print("one child cancelled, caller's cancelling():", count)
    go_on.set()
    print("the other child:", await b)


async def too_late():
    async def fails():
        raise ValueError

    go_on = asyncio.Event()
    slow = asyncio.create_task(go_on.wait())
    future = asyncio.gather(fails(), slow)
    try:
        await future
    except ValueError:
        print("cancel() after the error returns", future.cancel())
    go_on.set()
    print("the sibling:", await slow)


async def main():
    await swallowed_by_all()
    await one_child_cancelled()
    await too_late()


if __name__ == "__main__":
    asyncio.run(main())
