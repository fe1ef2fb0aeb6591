import asyncio

journal = []


# ANCHOR: main
async def gauge(name):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        journal.append(f"{name} cancelled")
        raise


async def main():
    try:
        async with asyncio.timeout(0.05):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(gauge("x"))
                tg.create_task(gauge("y"))
    except TimeoutError:
        print(*sorted(journal), sep="\n")
        print("TimeoutError, not a group")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
