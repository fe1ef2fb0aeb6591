import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def a():
        print("A")
        loop.call_soon(b)

    def b():
        print("B")
        loop.call_soon(print, "D")

    loop.call_soon(a)
    loop.call_soon(print, "C")
    await asyncio.sleep(0)
    print("main resumed")
    await asyncio.sleep(0)
    print("main again")
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
