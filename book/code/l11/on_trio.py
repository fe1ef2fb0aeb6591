import httpx

from common.apiserver import serving_in_thread

try:
    import trio
except ImportError:
    trio = None


# ANCHOR: main
async def main(url):
    async with httpx.AsyncClient(base_url=url) as client:
        response = await client.get("/health")
        print("trio:", response.json()["status"])
# ANCHOR_END: main


if __name__ == "__main__":
    if trio is None:
        print("skipped: no trio")
    else:
        with serving_in_thread() as api:
            trio.run(main, api.url)
