import asyncio
import contextvars
import threading

local = threading.local()
context = contextvars.ContextVar("request_id")


async def with_local(number):
    local.request_id = number
    await asyncio.sleep(0)
    return number, local.request_id


async def with_context(number):
    context.set(number)
    await asyncio.sleep(0)
    return number, context.get()


async def main():
    for name, function in [
        ("threading.local", with_local),
        ("ContextVar", with_context),
    ]:
        tasks = [
            asyncio.create_task(function(number))
            for number in (1, 2)
        ]
        print(name, [await task for task in tasks])


if __name__ == "__main__":
    asyncio.run(main())
