import asyncio


async def fails():
    raise ValueError("bad gauge")


# ANCHOR: main
async def sweep():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
    except ValueError:
        print("never printed")


async def main():
    try:
        await asyncio.create_task(sweep())
    except Exception as error:
        print(
            f"{type(error).__name__}: {error.message}",
            len(error.exceptions),
        )
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
