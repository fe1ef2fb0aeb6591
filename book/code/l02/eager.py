import asyncio
import sys


async def halves(name):
    print(name, "first half")
    await asyncio.sleep(0)
    print(name, "second half")


async def main():
    a = asyncio.create_task(halves("a"))
    b = asyncio.create_task(halves("b"))
    print("created")
    await a
    await b


async def eager_main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    await main()


if __name__ == "__main__":
    asyncio.run(main())
    if sys.version_info >= (3, 12):
        asyncio.run(eager_main())
    else:
        print("needs Python 3.12")
