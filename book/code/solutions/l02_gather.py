from l02.mini_loop import join, loop, poll, say, spawn


# ANCHOR: gather
async def gather(coros):
    tasks = [await spawn(coro) for coro in coros]
    return [await join(task) for task in tasks]
# ANCHOR_END: gather


async def main():
    return await gather([
        poll("T01", 3), poll("T02", 1), poll("T03", 2),
    ])


if __name__ == "__main__":
    say(loop.run(main()))
