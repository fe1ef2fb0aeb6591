import asyncio

import httpx

from common.apiserver import serving


async def main():
    async with serving() as api:
        async with httpx.AsyncClient(base_url=api.url) as client:
            ordinals = []
            for step in ("read", "read", "leave early", "read"):
                async with client.stream("GET", "/blob/3000000") as r:
                    ordinals.append(int(r.headers["X-Conn"]))
                    if step == "read":
                        await r.aread()
    print(ordinals)


if __name__ == "__main__":
    asyncio.run(main())
