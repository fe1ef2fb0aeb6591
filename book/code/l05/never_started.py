import asyncio


# ANCHOR: main
async def child():
    try:
        print("child started")
    finally:
        print("child cleaned up")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            task = tg.create_task(child())
            raise ValueError("the body fails at once")
    except* ValueError:
        print("handled; child cancelled:", task.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
# ANCHOR_END: main
