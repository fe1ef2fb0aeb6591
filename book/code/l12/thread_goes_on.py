import asyncio
import time


def slow_call():
    time.sleep(0.2)
    print("thread finished")


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(slow_call), 0.05)
    except TimeoutError:
        print("timeout reported")


if __name__ == "__main__":
    asyncio.run(main())  # returns when the thread has ended
