import asyncio


# ANCHOR: main
async def gauge(name):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def boss():
    try:
        await asyncio.gather(
            gauge("a"), gauge("b"), return_exceptions=True
        )
    except asyncio.CancelledError:
        print("boss cancelled")
        raise


async def main():
    task = asyncio.create_task(boss())
    await asyncio.sleep(0)  # boss starts and calls gather
    await asyncio.sleep(0)  # a and b start and wait
    task.cancel()
    await asyncio.wait([task])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
