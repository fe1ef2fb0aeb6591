import asyncio


async def mirror(name, gate=None, error=None):
    try:
        if gate:
            await gate.wait()
        if error:
            raise error
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


# ANCHOR: main
async def first_answer(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    failures = []
    try:
        for next_done in asyncio.as_completed(tasks):
            try:
                return await next_done
            except Exception as error:
                failures.append(error)
        raise ExceptionGroup("no mirror answered", failures)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
# ANCHOR_END: main


async def main():
    gate = asyncio.Event()
    winner = await first_answer(
        mirror("broken", error=OSError("refused")),
        mirror("slow", gate=gate),
        mirror("fast"),
    )
    print("winner", winner)
    try:
        await first_answer(
            mirror("a", error=OSError("refused")),
            mirror("b", error=OSError("refused")),
        )
    except* OSError as group:
        print("all failed:", len(group.exceptions))


if __name__ == "__main__":
    asyncio.run(main())
