import asyncio


# ANCHOR: main
async def fails(error):
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails(ValueError("v")))
            tg.create_task(fails(KeyError("k")))
    except* ValueError as group:
        print("ValueError part:", group.exceptions)
    except* KeyError as group:
        print("KeyError part:  ", group.exceptions)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
