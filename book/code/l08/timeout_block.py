import asyncio


# ANCHOR: main
async def main():
    try:
        async with asyncio.timeout(0.05) as limit:
            try:
                await asyncio.Event().wait()
            except BaseException as error:
                print("inside:", type(error).__name__)
                raise
    except TimeoutError as error:
        print("outside:", type(error).__name__)
    print("expired:", limit.expired())
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
