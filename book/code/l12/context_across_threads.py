import asyncio
import contextvars

request_id = contextvars.ContextVar("request_id", default="unset")


async def main():
    loop = asyncio.get_running_loop()
    request_id.set("set")

    seen = await asyncio.to_thread(request_id.get)
    print("to_thread:", seen)

    seen = await loop.run_in_executor(None, request_id.get)
    print("run_in_executor:", seen)

    context = contextvars.copy_context()
    seen = await loop.run_in_executor(
        None, context.run, request_id.get
    )
    print("copy_context:", seen)


if __name__ == "__main__":
    asyncio.run(main())
