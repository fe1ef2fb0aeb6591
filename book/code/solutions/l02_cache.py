import asyncio


# ANCHOR: cached
def cached(function):
    tasks = {}

    async def wrapper(key):
        if key not in tasks:
            task = asyncio.create_task(function(key))
            tasks[key] = task

            def forget(done):
                if done.cancelled() or done.exception():
                    tasks.pop(key, None)

            task.add_done_callback(forget)
        return await tasks[key]

    return wrapper
# ANCHOR_END: cached


@cached
async def level(station):
    print("asking", station)
    await asyncio.sleep(0)
    if station == "T99":
        raise LookupError(station)
    return -63


async def main():
    both = [asyncio.create_task(level("T01")) for _ in range(2)]
    print([await task for task in both])
    print(await level("T01"))
    for _ in range(2):
        try:
            await level("T99")
        except LookupError as error:
            print("failed", error)


if __name__ == "__main__":
    asyncio.run(main())
