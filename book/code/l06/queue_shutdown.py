"""Queue.shutdown, from Python 3.13 on."""

import asyncio
import sys


async def main():
    queue = asyncio.Queue(maxsize=5)
    await queue.put(1)
    queue.shutdown()
    print("item", await queue.get())
    try:
        await queue.get()
    except asyncio.QueueShutDown as error:
        print(type(error).__name__, "on get")
    try:
        await queue.put(2)
    except asyncio.QueueShutDown as error:
        print(type(error).__name__, "on put")


if __name__ == "__main__":
    if sys.version_info >= (3, 13):
        asyncio.run(main())
    else:
        print("needs Python 3.13")
