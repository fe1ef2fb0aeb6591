import asyncio
import inspect


async def read_level():
    try:
        await asyncio.sleep(0)
    finally:
        print("finally ran")


thrown = read_level()
thrown.send(None)
try:
    thrown.throw(OSError("sensor"))
except OSError as error:
    print("came back out:", error)

closed = read_level()
closed.send(None)
closed.close()
print(inspect.getcoroutinestate(closed))
