import asyncio
import signal
import subprocess
import sys

from common.apiserver import serving
from tidewatch import ClientClosed, TidewatchClient


# ANCHOR: child
async def job(client, number, path):
    try:
        await client.call("GET", path)
        print("job", number, "finished")
    except ClientClosed:
        print("job", number, "cancelled")


async def service():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    async with serving() as api:
        client = TidewatchClient(api.url)
        async with client, asyncio.TaskGroup() as group:
            group.create_task(job(client, 1, "/delay/800"))
            group.create_task(job(client, 2, "/hang"))
            while api.state.requests < 2:
                await asyncio.sleep(0)
            print("ready", flush=True)
            await stop.wait()
            print("stop requested")
            closed = await client.aclose(grace=1.5)
        print(f"drained {closed.drained}", end=" ")
        print(f"cancelled {closed.cancelled}")
    print("exit clean")
# ANCHOR_END: child


# ANCHOR: parent
def main():
    child = subprocess.Popen(
        [sys.executable, __file__, "service"],
        stdout=subprocess.PIPE,
        text=True,
    )
    print(child.stdout.readline(), end="")
    child.send_signal(signal.SIGTERM)
    print(child.communicate()[0], end="")
    print("status", child.returncode)
# ANCHOR_END: parent


if __name__ == "__main__":
    if sys.argv[1:] == ["service"]:
        asyncio.run(service())
    elif sys.platform == "win32":
        print("skipped: no SIGTERM on Windows")
    else:
        main()
