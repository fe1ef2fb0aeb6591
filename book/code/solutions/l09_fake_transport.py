import asyncio
import json

from tidewatch import NotFound, Reading, Response, TidewatchClient


# ANCHOR: fake
class FakeTransport:
    """Paths and their answers; everything else is 404."""

    def __init__(self, answers):
        self._answers = answers
        self.requests = 0

    async def request(self, method, path, **options):
        self.requests += 1
        if path not in self._answers:
            return Response(404, {}, b"{}")
        body = json.dumps(self._answers[path]).encode()
        return Response(200, {}, body)

    async def aclose(self):
        pass

    def stats(self):
        return {"requests": self.requests}
# ANCHOR_END: fake


async def main():
    transport = FakeTransport({
        f"/stations/{id}/level": {"station": id, "level_cm": cm}
        for id, cm in [("T01", -63), ("T02", -26)]
    })
    async with TidewatchClient(
        "http://test", transport=transport
    ) as client:
        report = await client.levels(["T01", "T02", "T99"])
        assert report["T02"] == Reading("T02", -26)
        assert isinstance(report["T99"], NotFound)
        assert list(report) == ["T01", "T02", "T99"]
        print("levels is right;", client.stats())


if __name__ == "__main__":
    asyncio.run(main())
