import asyncio
import inspect


async def read_level():
    await asyncio.sleep(0)
    return "level ok"


coro = read_level()
print(inspect.getcoroutinestate(coro))
print("yielded", coro.send(None))
print(inspect.getcoroutinestate(coro))
try:
    coro.send(None)
except StopIteration as stop:
    print("StopIteration carries:", stop.value)
print(inspect.getcoroutinestate(coro))
