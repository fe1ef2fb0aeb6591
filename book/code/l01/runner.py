import asyncio
import contextvars

unit = contextvars.ContextVar("unit", default="m")


async def set_unit():
    unit.set("cm")


async def get_unit():
    return unit.get()


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        runner.run(set_unit())
        print(runner.run(get_unit()))
    print(asyncio.run(get_unit()))
