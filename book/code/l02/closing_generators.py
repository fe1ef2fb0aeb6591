import asyncio
import contextlib


async def feed():
    try:
        for level in (-63, -52, -41):
            yield level
    finally:
        print("feed closed")


async def leave_with_break():
    levels = feed()
    async for _ in levels:
        break
    print("loop left")
    del levels
    await asyncio.sleep(0.01)


async def leave_with_aclosing():
    async with contextlib.aclosing(feed()) as levels:
        async for _ in levels:
            break
    print("block left")


async def main():
    await leave_with_break()
    await leave_with_aclosing()


if __name__ == "__main__":
    asyncio.run(main())
