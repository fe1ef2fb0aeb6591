import asyncio

import httpx

from common.apiserver import refused_url, serving


# ANCHOR: main
async def main():
    transport = httpx.AsyncHTTPTransport(retries=2)
    async with serving() as api:
        async with httpx.AsyncClient(transport=transport) as client:
            got = await client.get(api.url + "/flaky/a?fail=2")
            print("503 came back:", got.status_code)
            for name, url in [
                ("dropped", api.url + "/flaky/b?fail=2&mode=abort"),
                ("refused", refused_url()),
            ]:
                try:
                    await client.get(url)
                except httpx.TransportError as error:
                    print(f"{name}:", type(error).__name__)
        print("requests:", api.state.requests)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
