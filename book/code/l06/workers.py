import asyncio


# ANCHOR: main
async def producer(queue, sizes):
    for item in range(20):
        await queue.put(item)
        sizes.append(queue.qsize())


async def worker(queue, done):
    while True:
        item = await queue.get()
        try:
            await asyncio.sleep(0)  # the request goes here
            done.append(item)
        finally:
            queue.task_done()


async def main():
    queue, sizes, done = asyncio.Queue(maxsize=5), [], []
    workers = [
        asyncio.create_task(worker(queue, done)) for _ in range(3)
    ]
    await producer(queue, sizes)
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print("done", len(done))
    print("queue never above 5:", max(sizes) <= 5)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
