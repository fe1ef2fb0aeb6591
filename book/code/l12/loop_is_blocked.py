import asyncio
import time

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0.01)


async def main():
    ticking = asyncio.create_task(ticker())
    await asyncio.sleep(0)

    before = ticks
    time.sleep(0.15)
    print("ticks while blocked:", ticks - before)

    before = ticks
    await asyncio.to_thread(time.sleep, 0.15)
    print("ticks kept coming in to_thread:", ticks - before > 1)
    ticking.cancel()


if __name__ == "__main__":
    asyncio.run(main())
