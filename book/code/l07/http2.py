import asyncio
import importlib.util
import pathlib
import shutil
from asyncio.subprocess import PIPE

import httpx

SERVER = pathlib.Path(__file__).with_name("h2server.mjs")


# ANCHOR: main
async def calls(url):
    async with httpx.AsyncClient(
        base_url=url, http1=False, http2=True, timeout=5
    ) as client:
        await asyncio.gather(*(client.get("/") for _ in range(30)))
        sockets = (await client.get("/sockets")).text
    print("sockets for 30 concurrent calls:", sockets)
# ANCHOR_END: main


async def main():
    server = await asyncio.create_subprocess_exec(
        "node", str(SERVER), stdin=PIPE, stdout=PIPE
    )
    try:
        port = int(await server.stdout.readline())
        await calls(f"http://127.0.0.1:{port}")
    finally:
        server.stdin.close()
        await server.wait()


if __name__ == "__main__":
    if importlib.util.find_spec("h2") is None:
        print("skipped: no h2")
    elif shutil.which("node") is None:
        print("skipped: no node")
    else:
        asyncio.run(main())
