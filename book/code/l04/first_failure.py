import asyncio


# ANCHOR: main
async def bad_gauge():
    await asyncio.sleep(0)
    print("one failed")
    raise ValueError("bad gauge")


async def slow_gauge(go_on):
    await go_on.wait()
    print("sibling finished anyway")


async def main():
    go_on = asyncio.Event()
    slow = asyncio.create_task(slow_gauge(go_on))
    try:
        await asyncio.gather(bad_gauge(), slow)
    except ValueError as error:
        print("caller saw", error)
    go_on.set()
    await slow
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
