"""asyncio.wait: two sets, no exception, no cancellation."""

import asyncio


async def answers():
    return "level"


async def fails():
    raise ValueError("bad gauge")


async def hangs():
    await asyncio.Event().wait()


async def main():
    tasks = {
        asyncio.create_task(coro(), name=coro.__name__)
        for coro in (answers, fails, hangs)
    }
    done, pending = await asyncio.wait(tasks, timeout=0.05)
    print("done:   ", sorted(task.get_name() for task in done))
    print("pending:", sorted(task.get_name() for task in pending))
    print("cancelled by wait:", any(t.cancelled() for t in pending))
    for task in done:
        if task.exception():
            print("stored:", repr(task.exception()))
    (left,) = pending
    left.cancel()

    for wrong in ([], [hangs()]):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__)
        for coro in wrong:
            coro.close()


if __name__ == "__main__":
    asyncio.run(main())
