"""Ask the local API something and print what came back."""

import aiohttp

KNOWN = {
    aiohttp.ServerDisconnectedError: "connection dropped",
    aiohttp.ClientPayloadError: "body cut short",
}


async def show(session, request, **options):
    method, path = request.split(" ", 1)
    print(request)
    try:
        async with session.request(method, path, **options) as answer:
            body = await answer.read()
            if body and answer.content_type.endswith("octet-stream"):
                text = f"{len(body)} bytes"
            else:
                text = await answer.text()
            print("   ", answer.status, short(text))
    except tuple(KNOWN) as error:
        for known, words in KNOWN.items():
            if isinstance(error, known):
                print("   ", words)


def short(text):
    if len(text) > 60:
        text = text[:57] + "..."
    return text.replace("\n", "|") or "(no body)"
