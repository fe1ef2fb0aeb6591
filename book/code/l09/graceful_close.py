import asyncio

from common.apiserver import serving
from tidewatch import ClientClosed, TidewatchClient, TidewatchError


# ANCHOR: main
async def main(grace=0.3):
    async with serving() as api:
        client = TidewatchClient(api.url)
        await client.__aenter__()
        calls = [
            asyncio.create_task(client.call("GET", f"/delay/{ms}"))
            for ms in (10, 20, 5000)
        ]
        while api.state.requests < 3:
            await asyncio.sleep(0)
        closed = await client.aclose(grace)
        print("drained", closed.drained)
        print("cancelled", closed.cancelled)
        results = await asyncio.gather(
            *calls, return_exceptions=True
        )
        for result in results:
            if isinstance(result, TidewatchError):
                print("its caller got", type(result).__name__)
        try:
            await client.stations()
        except ClientClosed as error:
            print(f"{type(error).__name__}: {error}")
        print("again:", await client.aclose() == closed)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
