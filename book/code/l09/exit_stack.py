import asyncio
import contextlib


# ANCHOR: main
@contextlib.asynccontextmanager
async def resource(name, works=True):
    if not works:
        raise OSError(name)
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


async def main():
    async with contextlib.AsyncExitStack() as stack:
        for name in "abc":
            await stack.enter_async_context(resource(name))
        print("work")
    try:
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(resource("d"))
            await stack.enter_async_context(resource("e", False))
    except OSError as error:
        print("failed to open", error)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
