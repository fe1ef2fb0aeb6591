import asyncio
import hashlib
import logging
import re
import time

names = []


class Collect(logging.Handler):
    def emit(self, record):
        text = record.getMessage()
        if "took" in text:
            names.extend(re.findall(r"name='(\w+)'", text))


def compute():
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        hashlib.pbkdf2_hmac("sha256", b"tide", b"T01", 1000)


async def poll():
    for _ in range(3):
        await asyncio.sleep(0.01)


async def report():
    await asyncio.sleep(0)
    compute()


async def report_in_thread():
    await asyncio.sleep(0)
    await asyncio.to_thread(compute)


async def run(third):
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 0.15  # a busy machine is no bug
    tasks = [
        asyncio.create_task(poll(), name="north"),
        asyncio.create_task(poll(), name="south"),
        asyncio.create_task(third(), name="report"),
    ]
    for task in tasks:
        await task


if __name__ == "__main__":
    log = logging.getLogger("asyncio")
    log.addHandler(Collect(logging.WARNING))
    log.propagate = False
    asyncio.run(run(report), debug=True)
    print("blocker:", names)
    names.clear()
    asyncio.run(run(report_in_thread), debug=True)
    print("after the move:", names)
