import asyncio
import time


async def polite():
    for n in range(3):
        print("tick", n)
        await asyncio.sleep(0.02)


async def hog():
    for n in range(3):
        print("hog", n)
        time.sleep(0.05)  # blocks the thread, and the loop with it


async def main():
    tick = asyncio.create_task(polite())
    rude = asyncio.create_task(hog())
    await tick
    await rude


if __name__ == "__main__":
    asyncio.run(main())
