import asyncio

from common.apiserver import serving
from tidewatch import TidewatchClient, TokenAuth


# ANCHOR: main
async def ten_calls(client):
    async with asyncio.TaskGroup() as group:
        for number in range(10):
            group.create_task(
                client.call("GET", f"/secure/{number}")
            )


async def main():
    async with serving() as api:
        auth = TokenAuth("/token?uses=100")
        async with TidewatchClient(api.url, auth=auth) as client:
            await ten_calls(client)
            print("tokens fetched:", api.state.tokens)
            api.state.uses.clear()  # every token has expired
            await ten_calls(client)
            print("after expiry:", api.state.tokens)
# ANCHOR_END: main


if __name__ == "__main__":
    asyncio.run(main())
