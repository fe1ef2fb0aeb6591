import asyncio

# ANCHOR: main
SHUTDOWN = hasattr(asyncio.Queue, "shutdown")
END = object()


async def worker(queue, handle):
    while True:
        if SHUTDOWN:
            try:
                item = await queue.get()
            except asyncio.QueueShutDown:
                return
        else:
            item = await queue.get()
            if item is END:
                return
        await handle(item)


async def run_pool(items, handle, workers=3, places=5):
    queue = asyncio.Queue(maxsize=places)
    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(worker(queue, handle))
        for item in items:
            await queue.put(item)
        if SHUTDOWN:
            queue.shutdown()
        else:
            for _ in range(workers):
                await queue.put(END)
# ANCHOR_END: main


async def main():
    done = []

    async def handle(item):
        await asyncio.sleep(0)
        done.append(item)

    await run_pool(range(20), handle)
    print("done", len(done), "of 20")
    print("each once:", sorted(done) == list(range(20)))


if __name__ == "__main__":
    asyncio.run(main())
