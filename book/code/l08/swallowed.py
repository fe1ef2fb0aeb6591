import asyncio


# ANCHOR: main
async def main():
    try:
        async with asyncio.timeout(0.05):
            try:
                await asyncio.Event().wait()
            except BaseException:  # far too broad
                print("swallowed")
            await asyncio.sleep(0.05)
            print("body went on")
        print("no TimeoutError")
    except TimeoutError:
        print("TimeoutError")
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
