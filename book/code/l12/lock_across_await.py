import asyncio
import threading

lock = threading.Lock()


async def holder():
    with lock:
        await asyncio.sleep(0.01)  # suspends with the lock held


async def other():
    got_it = lock.acquire(timeout=0.1)  # blocks the loop
    print("other task got the lock:", got_it)


async def main():
    tasks = [
        asyncio.create_task(holder()),
        asyncio.create_task(other()),
    ]
    for task in tasks:
        await task


if __name__ == "__main__":
    asyncio.run(main())
