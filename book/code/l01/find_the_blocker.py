import asyncio
import logging
import time

slow = []


class Collect(logging.Handler):
    def emit(self, record):
        if "took" in record.getMessage():
            slow.append(record.getMessage())


async def main():
    await asyncio.sleep(0)
    time.sleep(0.15)  # longer than slow_callback_duration
    await asyncio.sleep(0)


if __name__ == "__main__":
    log = logging.getLogger("asyncio")
    log.addHandler(Collect(logging.WARNING))
    log.propagate = False
    asyncio.run(main(), debug=True)
    print(len(slow), "slow callback reported")
