import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(
        lambda done: print("callback sees", done.result())
    )
    loop.call_soon(future.set_result, 42)
    print("done?", future.done())
    print("await gives", await future)
    print("done?", future.done())


if __name__ == "__main__":
    asyncio.run(main())
