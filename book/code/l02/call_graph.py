import asyncio
import sys


async def read_level():
    await asyncio.sleep(0.05)


async def sweep():
    async with asyncio.TaskGroup() as group:
        return group.create_task(read_level(), name="T01")


async def main():
    sweeping = asyncio.create_task(sweep(), name="sweep")
    await asyncio.sleep(0.01)
    for task in asyncio.all_tasks():
        if task.get_name() == "T01":
            graph = asyncio.capture_call_graph(task)
            print(graph.future.get_name())
            for waiter in graph.awaited_by:
                print("awaited by", waiter.future.get_name())
    await sweeping


if __name__ == "__main__":
    if sys.version_info >= (3, 14):
        asyncio.run(main())
    else:
        print("needs Python 3.14")
