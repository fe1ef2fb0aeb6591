import asyncio
import inspect

import aiohttp
import httpx

from common.apiserver import serving


# ANCHOR: main
async def main():
    async with (
        serving() as api,
        aiohttp.ClientSession(api.url) as session,
        httpx.AsyncClient(base_url=api.url) as client,
    ):
        print("aiohttp")
        limit = session.timeout
        print("  total", limit.total, "sock_read", limit.sock_read)
        print("  sock_connect", limit.sock_connect)
        print("  pool", session.connector.limit)
        print("  trust_env", session.trust_env)
        async with session.get("/echo") as response:
            sent = (await response.json())["headers"]
        print("  accepts", sent["accept-encoding"][:13])
        print("  agent", sent["user-agent"].split("/")[0])

        print("httpx")
        limit = client.timeout
        print("  connect", limit.connect, "read", limit.read)
        print("  write", limit.write, "pool", limit.pool)
        made = inspect.signature(httpx.AsyncClient).parameters
        pool = made["limits"].default
        print("  pool", pool.max_connections,
              "idle", pool.max_keepalive_connections,
              "for", pool.keepalive_expiry)
        print("  trust_env", client.trust_env)
        sent = (await client.get("/echo")).json()["headers"]
        print("  accepts", sent["accept-encoding"][:13])
        print("  agent", sent["user-agent"].split("/")[0])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
