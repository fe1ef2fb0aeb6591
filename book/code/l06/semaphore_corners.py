"""locked(), a cancelled waiter, and a negative start value."""

import asyncio


async def main():
    permits = asyncio.Semaphore(1)
    print("locked:", permits.locked())
    await permits.acquire()
    print("locked:", permits.locked())

    waiter = asyncio.create_task(permits.acquire())
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.wait([waiter])
    permits.release()
    await permits.acquire()
    print("permit survived a cancelled waiter")

    try:
        asyncio.Semaphore(-1)
    except ValueError:
        print("Semaphore(-1): ValueError")


if __name__ == "__main__":
    asyncio.run(main())
