import asyncio

import httpx

# ANCHOR: main
asked = []


def gauge(request):
    asked.append(f"{request.method} {request.url.path}")
    if request.url.path == "/health":
        return httpx.Response(200, json={"status": "ok"})
    return httpx.Response(404)


async def main():
    async with httpx.AsyncClient(
        base_url="http://tidewatch.invalid",
        transport=httpx.MockTransport(gauge),
    ) as client:
        response = await client.get("/health")
        print("mocked", response.status_code, response.json())
        response = await client.get("/stations")
        print("mocked", response.status_code)
    print("no network used:", asked == ["GET /health", "GET /stations"])
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
