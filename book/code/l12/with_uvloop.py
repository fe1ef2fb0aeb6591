import asyncio

try:
    import uvloop
except ImportError:
    uvloop = None


async def loop_module():
    return type(asyncio.get_running_loop()).__module__


if __name__ == "__main__":
    if uvloop is None:
        print("skipped: no uvloop")
    else:
        factory = uvloop.new_event_loop
        with asyncio.Runner(loop_factory=factory) as runner:
            print(runner.run(loop_module()))
