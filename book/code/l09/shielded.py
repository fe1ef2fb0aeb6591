"""shield keeps the work alive, not its caller."""

import asyncio


async def work(done):
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    done.append("work finished")


async def caller(task, done):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        done.append("caller cancelled")
        raise


async def main():
    done = []
    task = asyncio.create_task(work(done))
    waiting = asyncio.create_task(caller(task, done))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting, task])
    print(*done, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
