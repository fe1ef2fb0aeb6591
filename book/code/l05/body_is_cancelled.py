import asyncio


async def fails():
    raise ValueError("bad gauge")


# ANCHOR: main
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails())
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                print("body cancelled too")
                raise
    except* ValueError:
        print("handled")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
