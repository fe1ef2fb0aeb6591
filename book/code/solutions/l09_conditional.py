import asyncio
import dataclasses

from aiohttp import web

from common.apiserver import TidewatchServer, serving
from tidewatch.transport import AiohttpTransport


# ANCHOR: server
class WithETags(TidewatchServer):
    async def blob(self, request):
        response = await super().blob(request)
        etag = response.headers.get("ETag")
        if etag and request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return response
# ANCHOR_END: server


# ANCHOR: caching
class CachingTransport:
    """A transport around a transport."""

    def __init__(self, inner):
        self._inner = inner
        self._kept = {}
        self.not_modified = 0

    async def request(self, method, path, **options):
        kept = self._kept.get(path) if method == "GET" else None
        if kept is not None:
            headers = dict(options.get("headers", {}))
            headers["If-None-Match"] = kept.headers["ETag"]
            options["headers"] = headers
        response = await self._inner.request(
            method, path, **options
        )
        if response.status == 304 and kept is not None:
            self.not_modified += 1
            return dataclasses.replace(
                response, status=200, body=kept.body
            )
        good = method == "GET" and response.status == 200
        if good and "ETag" in response.headers:
            self._kept[path] = response
        return response

    def stream(self, method, path, **options):
        return self._inner.stream(method, path, **options)

    async def aclose(self):
        await self._inner.aclose()

    def stats(self):
        return self._inner.stats()
# ANCHOR_END: caching


async def main():
    async with serving(server=WithETags()) as api:
        http = CachingTransport(AiohttpTransport(api.url))
        for _ in range(3):
            response = await http.request("GET", "/blob/1000")
            print(response.status, len(response.body))
        print("not modified:", http.not_modified)
        await http.aclose()


if __name__ == "__main__":
    asyncio.run(main())
