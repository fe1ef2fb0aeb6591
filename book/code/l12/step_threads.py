import asyncio
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from common.apiserver import serving

_http = urllib.request.build_opener(
    urllib.request.ProxyHandler({})
)


# ANCHOR: main
def status(url):
    """A blocking call: the thread waits for the answer."""
    try:
        with _http.open(url, timeout=5) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


async def statuses(url, count):
    tasks = [
        asyncio.create_task(asyncio.to_thread(status, url))
        for _ in range(count)
    ]
    return sorted({await task for task in tasks})


async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=4))
    async with serving() as api:
        url = api.url + "/barrier/four?n=4"
        print("4 of 4:", await statuses(url, 4))
        url = api.url + "/barrier/five?n=5&max_s=0.3"
        print("5 over 4 workers:", await statuses(url, 5))
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
