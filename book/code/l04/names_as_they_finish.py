"""From Python 3.13, as_completed gives your own tasks back."""

import asyncio
import sys


async def gauge(gates, name, then):
    await gates[name].wait()
    if then:
        gates[then].set()


async def main():
    gates = {name: asyncio.Event() for name in ("T01", "T02", "T03")}
    after = {"T02": "T03", "T03": "T01", "T01": None}
    tasks = [
        asyncio.create_task(gauge(gates, name, after[name]), name=name)
        for name in gates
    ]
    gates["T02"].set()
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), "one of ours:", task in tasks)


if __name__ == "__main__":
    if sys.version_info >= (3, 13):
        asyncio.run(main())
    else:
        print("needs Python 3.13")
