import asyncio
import logging

import aiohttp
import httpx

from common.apiserver import serving_in_thread

logging.getLogger("asyncio").disabled = True


# ANCHOR: main
async def with_aiohttp(session, url):
    async with session.get(url) as response:
        await response.read()
        return response.status


async def with_httpx(client, url):
    return (await client.get(url)).status_code


async def first(make, call, url):
    client = make()
    return client, await call(client, url)


def two_runs(name, make, call, url):
    client, status = asyncio.run(first(make, call, url))
    try:
        second = asyncio.run(call(client, url))
    except RuntimeError as error:
        second = f"{type(error).__name__}: {error}"
    print(f"{name}: {status}, then {second}")


def main():
    with serving_in_thread() as api:
        url = api.url + "/health"
        two_runs("aiohttp", aiohttp.ClientSession, with_aiohttp, url)
        two_runs("httpx", httpx.AsyncClient, with_httpx, url)
# ANCHOR_END: main


if __name__ == "__main__":
    main()
