"""Without a handler SIGTERM ends the process on the spot."""

import asyncio
import signal
import subprocess
import sys


async def service():
    try:
        print("ready", flush=True)
        await asyncio.sleep(5)
    finally:
        print("cleanup", flush=True)


def main():
    child = subprocess.Popen(
        [sys.executable, __file__, "service"],
        stdout=subprocess.PIPE,
        text=True,
    )
    child.stdout.readline()
    child.send_signal(signal.SIGTERM)
    rest = child.communicate()[0].strip() or "no cleanup"
    print(f"status {child.returncode}, {rest}")


if __name__ == "__main__":
    if sys.argv[1:] == ["service"]:
        asyncio.run(service())
    elif sys.platform == "win32":
        print("skipped: no SIGTERM on Windows")
    else:
        main()
