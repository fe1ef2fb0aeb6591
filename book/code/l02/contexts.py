import asyncio
import contextvars

request_id = contextvars.ContextVar("request_id")


async def read_and_set(new):
    seen = request_id.get()
    request_id.set(new)
    return seen


async def main():
    request_id.set("req-1")
    task = asyncio.create_task(read_and_set("req-3"))
    request_id.set("req-2")
    print("task saw", await task)
    print("after task", request_id.get())
    await read_and_set("req-4")
    print("after plain await", request_id.get())


if __name__ == "__main__":
    asyncio.run(main())
