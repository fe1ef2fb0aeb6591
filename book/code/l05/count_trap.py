import asyncio


# ANCHOR: main
async def fails():
    await asyncio.sleep(0)
    raise ValueError("bad gauge")


async def failing_group():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
    except* ValueError:
        pass
    return asyncio.current_task().cancelling()


async def trapped():
    await failing_group()
    count = await failing_group()
    print("cancelling() after two failed groups:", count)


async def safe():
    try:
        async with asyncio.timeout(0.05):
            await asyncio.create_task(failing_group())
            count = asyncio.current_task().cancelling()
            await asyncio.Event().wait()
    except TimeoutError as error:
        print("in its own task:", count, type(error).__name__)


async def main():
    await asyncio.create_task(trapped())
    await asyncio.create_task(safe())
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
