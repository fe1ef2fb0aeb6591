import asyncio


async def fails():
    raise ValueError


# ANCHOR: main
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            print("body begins")
            sum(range(1000))
            print("body ends")
        print("after")
    except* ValueError:
        print("handled")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
