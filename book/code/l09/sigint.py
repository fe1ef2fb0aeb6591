"""Ctrl-C: asyncio.run cancels the main task, finally runs."""

import asyncio
import signal
import subprocess
import sys


async def service():
    try:
        print("ready", flush=True)
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("main was cancelled")
        raise
    finally:
        print("cleanup")


def main():
    child = subprocess.Popen(
        [sys.executable, __file__, "service"],
        stdout=subprocess.PIPE,
        text=True,
    )
    child.stdout.readline()
    child.send_signal(signal.SIGINT)
    print(child.communicate()[0], end="")


if __name__ == "__main__":
    if sys.argv[1:] == ["service"]:
        # as at a terminal, even if the parent ignores Ctrl-C
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            asyncio.run(service())
        except KeyboardInterrupt:
            print("KeyboardInterrupt out of asyncio.run")
    elif sys.platform == "win32":
        print("skipped: no SIGINT for a child on Windows")
    else:
        main()
