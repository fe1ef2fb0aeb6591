import asyncio

from common.apiserver import serving
from tidewatch import TidewatchClient
from tidewatch.transport import AiohttpTransport


# ANCHOR: stats
class CountingTransport(AiohttpTransport):
    def _trace(self):
        trace = super()._trace()
        trace.on_connection_reuseconn.append(
            self._counter("reused")
        )
        trace.on_connection_queued_end.append(
            self._counter("queued")
        )
        return trace

    def _counter(self, name):
        self._counts[name] = 0

        async def count(session, context, params):
            self._counts[name] += 1
        return count
# ANCHOR_END: stats


async def main():
    async with serving() as api:
        transport = CountingTransport(api.url)
        async with TidewatchClient(
            api.url, transport=transport
        ) as client:
            for _ in range(3):
                await client.level("T01")
            print(client.stats())


if __name__ == "__main__":
    asyncio.run(main())
