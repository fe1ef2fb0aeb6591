"""Ending workers with sentinels, and one task_done too many."""

import asyncio

STOP = object()


async def worker(queue, done):
    while (item := await queue.get()) is not STOP:
        done.append(item)


async def main():
    queue, done = asyncio.Queue(maxsize=2), []
    async with asyncio.TaskGroup() as tg:
        for _ in range(3):
            tg.create_task(worker(queue, done))
        for item in range(6):
            await queue.put(item)
        for _ in range(3):
            await queue.put(STOP)
    print("done", sorted(done))

    queue = asyncio.Queue()
    await queue.put("T01")
    await queue.get()
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(type(error).__name__)


if __name__ == "__main__":
    asyncio.run(main())
