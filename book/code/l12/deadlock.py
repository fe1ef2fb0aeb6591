import asyncio


async def level():
    return -63


async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(level(), loop)
    try:
        future.result(0.05)  # the loop cannot run: we hold it
    except TimeoutError as error:
        print(type(error).__name__)
    await asyncio.sleep(0)  # now it can


if __name__ == "__main__":
    asyncio.run(main())
