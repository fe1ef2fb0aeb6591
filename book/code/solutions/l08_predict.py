import asyncio


async def main():
    try:
        async with asyncio.timeout(0.1):
            while True:
                try:
                    await asyncio.sleep(0.03)
                    raise ConnectionError
                except Exception:
                    pass  # try again, for ever?
    except TimeoutError:
        print("TimeoutError, outside the block")


if __name__ == "__main__":
    asyncio.run(main())
