import asyncio
import contextlib


# ANCHOR: main
async def levels():
    async with asyncio.timeout(0.05):
        for level in (-63, -26, 11):
            yield level


async def main():
    async with contextlib.aclosing(levels()) as source:
        try:
            async for level in source:
                print("got", level)
                await asyncio.sleep(0.3)
        except asyncio.CancelledError:
            print("consumer's own await was cancelled")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
