"""What a count that is too high does to asyncio.timeout."""

import asyncio


async def fails():
    await asyncio.sleep(0)
    raise ValueError("bad gauge")


async def failing_group():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
    except* ValueError:
        pass


async def enclosing():
    async with asyncio.timeout(0.05):
        await failing_group()
        await asyncio.Event().wait()


async def main():
    task = asyncio.create_task(enclosing())
    await asyncio.wait([task])
    if task.cancelled():
        print("the timeout let CancelledError out")
    else:
        print("the timeout raised", type(task.exception()).__name__)


if __name__ == "__main__":
    asyncio.run(main())
