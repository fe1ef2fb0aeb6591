import asyncio
import gc
import logging

log_lines = []


class Collect(logging.Handler):
    def emit(self, record):
        log_lines.append(record.getMessage())


# ANCHOR: orphan
async def orphan():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("orphan was thrown away")


async def main():
    asyncio.create_task(orphan())  # nobody keeps the task
    await asyncio.sleep(0)
    print("tasks alive", len(asyncio.all_tasks()))
    gc.collect()
    print("tasks alive", len(asyncio.all_tasks()))
    print(any("destroyed" in line for line in log_lines))
# ANCHOR_END: orphan


# ANCHOR: keep
background = set()


async def quiet():
    await asyncio.get_running_loop().create_future()


async def kept():
    task = asyncio.create_task(quiet())
    background.add(task)
    task.add_done_callback(background.discard)
    del task
    await asyncio.sleep(0)
    gc.collect()
    print("tasks alive", len(asyncio.all_tasks()))
# ANCHOR_END: keep


if __name__ == "__main__":
    log = logging.getLogger("asyncio")
    log.addHandler(Collect())
    log.propagate = False
    asyncio.run(main())
    asyncio.run(kept())
