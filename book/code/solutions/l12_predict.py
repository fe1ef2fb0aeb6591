import asyncio
import threading

local = threading.local()


async def with_local(number):
    local.request_id = number
    return number, local.request_id


async def main():
    tasks = [
        asyncio.create_task(with_local(number)) for number in (1, 2)
    ]
    print("threading.local", [await task for task in tasks])


if __name__ == "__main__":
    asyncio.run(main())
