"""The local Tidewatch API: the server all listings talk to.

Three ways in:

    async with serving() as api:       # same loop as the client
    with serving_in_thread() as api:   # for synchronous code
    python3 -m common.apiserver --port 8080

api.url is the base URL without a trailing slash; api.state holds
the counters. Needs aiohttp 3.8 or newer and nothing else.
"""

import argparse
import asyncio
import base64
import contextlib
import functools
import hashlib
import http
import json
import logging
import os
import pathlib
import re
import signal
import socket
import stat
import sys
import threading
from collections import Counter

import aiohttp
from aiohttp import web

logging.getLogger("aiohttp.server").disabled = True

REGIONS = ("north", "east", "south", "west")
ARCHIVE = 95
CHUNK = 64 * 1024
PAGES = pathlib.Path(__file__).resolve().parent.parent / "js" / "l13"
# "tide " 2,000 times: 10,000 bytes of text in 57 bytes of gzip,
# stored so that every zlib serves the same ones.
GZIP_BODY = base64.b64decode(
    "H4sIAAAAAAACA+3EMQ0AAAgDMCuIg4N//oMOkv"
    "ZotqciSZIkSZIkSZIkSZIkSdLvDkEoTDYQJwAA"
)


def level(number, seq=0):
    """The level of gauge `number` at reading `seq`, in cm."""
    return (37 * number + 11 * seq) % 400 - 100


STATIONS = {
    f"T{n:02}": {
        "id": f"T{n:02}",
        "name": f"Gauge {n:02}",
        "region": REGIONS[(n - 1) % 4],
    }
    for n in range(1, 13)
}


def reading(seq):
    number = seq % 12 + 1
    return {
        "seq": seq,
        "station": f"T{number:02}",
        "level_cm": level(number, seq),
    }


@functools.lru_cache(maxsize=8)
def blob(size):
    pattern = bytes(range(251))
    return (pattern * (size // 251 + 1))[:size]


# ANCHOR: state
class State:
    """Everything the server counts. Listings may read it."""

    def __init__(self):
        self.requests = 0            # requests of any kind
        self.paths = Counter()       # requests by path
        self.connections = 0         # TCP connections seen
        self.calls = Counter()       # flaky, quota: calls by key
        self.refused = Counter()     # quota: answers 429 by key
        self.inside = Counter()      # inflight: inside now, by key
        self.peak = Counter()        # inflight: most at once
        self.chunks_out = Counter()  # firehose: chunks accepted
        self.bytes_out = Counter()   # firehose: the same in bytes
        self.stored = []             # POST /readings, in order
        self.tokens = 0              # POST /token: tokens issued
        self.peers = {}              # address -> [transport, n, req]
        self.by_key = {}             # Idempotency-Key -> record
        self.lost = set()            # ?lose= values already used
        self.uses = {}               # token -> calls left
        self.groups = {}             # barrier, ranked: who waits
# ANCHOR_END: state

    def connection(self, request):
        """Count the request, and its connection if it is new."""
        transport = request.transport
        if transport is None:
            return
        peer = transport.get_extra_info("peername")
        entry = self.peers.get(peer)
        if entry is None or entry[0] is not transport:
            self.connections += 1
            entry = [transport, self.connections, 0]
            self.peers[peer] = entry
        entry[2] += 1

    def ordinals(self, request):
        """Of the connection, and of the request on it."""
        transport = request.transport
        if transport is None:
            return 0, 0
        peer = transport.get_extra_info("peername")
        return tuple(self.peers.get(peer, (None, 0, 0))[1:])

    def report(self):
        return {
            "requests": self.requests,
            "connections": self.connections,
            "calls": dict(self.calls),
            "refusals": dict(self.refused),
            "peaks": dict(self.peak),
            "chunks_out": dict(self.chunks_out),
            "stored": len(self.stored),
            "tokens": self.tokens,
            "paths": dict(self.paths),
        }

    def reset(self):
        """Back to zero; connections keep their ordinals."""
        keep = self.connections, self.peers
        self.__init__()
        self.connections, self.peers = keep


def problem(status, title=None, headers=None, **more):
    """An error body after RFC 9457."""
    if title is None:
        title = phrase(status)
    return web.json_response(
        {"title": title, "status": status, **more},
        status=status,
        headers=headers,
        content_type="application/problem+json",
    )


def phrase(status):
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def number(request, name, default, kind=int):
    """A query parameter as a number, or 400."""
    text = request.query.get(name)
    if text is None:
        return default
    try:
        return kind(text)
    except ValueError:
        raise BadParameter(name) from None


class BadParameter(Exception):
    pass


def drop(request):
    """Close the connection; nothing more reaches the client."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()


def cors(request):
    return not request.path.startswith("/nocors/")


class TidewatchServer:
    def __init__(self):
        self.state = State()
        self.tasks = set()

    # ANCHOR: routes
    def app(self):
        app = web.Application(middlewares=[self.around])
        app.on_response_prepare.append(self.headers)
        app.add_routes([
            web.get("/health", self.health),
            web.get("/stations", self.stations),
            web.get("/stations/{id}", self.station),
            web.get("/stations/{id}/level", self.level),
            web.get("/readings", self.readings),
            web.post("/readings", self.post_reading),
            web.get("/delay/{ms}", self.delay),
            web.get("/hang", self.hang),
            web.get("/barrier/{key}", self.barrier),
            web.get("/ranked/{key}", self.ranked),
            web.get("/inflight/{key}", self.inflight),
            web.get("/flaky/{key}", self.flaky),
            web.get("/quota/{key}", self.quota),
            web.route("*", "/status/{code}", self.status),
            web.get("/html/{code}", self.html),
            web.get("/redirect/{n}", self.redirect),
            web.route("*", "/echo", self.echo),
            web.get("/abort", self.abort),
            web.get("/truncated", self.truncated),
            web.get("/drip", self.drip),
            web.get("/gzip", self.gzip),
            web.get("/blob/{n}", self.blob),
            web.get("/firehose/{key}", self.firehose),
            web.get("/stream/ndjson", self.ndjson),
            web.get("/stream/sse", self.sse),
            web.post("/token", self.token),
            web.get("/secure/{x}", self.secure),
            web.get("/nocors/health", self.health),
            web.get("/stats", self.stats),
            web.post("/reset", self.reset),
            web.get("/page/{file}", self.page),
            web.post("/report", self.report),
        ])
        return app
    # ANCHOR_END: routes

    # ANCHOR: around
    @web.middleware
    async def around(self, request, handler):
        """Counts every request; errors become problem bodies."""
        state = self.state
        state.requests += 1
        state.paths[request.path] += 1
        state.connection(request)
        asked = "Access-Control-Request-Method" in request.headers
        if request.method == "OPTIONS" and asked and cors(request):
            return web.Response(status=204, headers={
                "Access-Control-Allow-Methods": "*",
                "Access-Control-Allow-Headers": "*, Authorization",
            })
        try:
            return await handler(request)
        except BadParameter as error:
            return problem(400, f"bad parameter: {error}")
        except web.HTTPException as error:
            keep = {}
            if "Allow" in error.headers:
                keep["Allow"] = error.headers["Allow"]
            return problem(error.status, headers=keep)

    async def headers(self, request, response):
        """Runs before the head of any response is sent."""
        conn, req = self.state.ordinals(request)
        response.headers["X-Conn"] = str(conn)
        response.headers["X-Req"] = str(req)
        if cors(request):
            expose = "X-Conn, X-Req, Retry-After"
            response.headers.update({
                "Access-Control-Allow-Origin": "*",
                "Access-Control-Expose-Headers": expose,
            })
    # ANCHOR_END: around

    # ---- stations and readings

    async def health(self, request):
        return web.json_response({"status": "ok"})

    async def stations(self, request):
        return web.json_response(list(STATIONS.values()))

    async def station(self, request):
        found = STATIONS.get(request.match_info["id"])
        if found is None:
            return problem(404, "no such station")
        return web.json_response(found)

    async def level(self, request):
        name = request.match_info["id"]
        seq = number(request, "seq", 0)
        ms = number(request, "ms", 0)
        if name not in STATIONS:
            return problem(404, "no such station")
        if ms:
            await asyncio.sleep(min(ms, 10_000) / 1000)
        cm = level(int(name[1:]), seq)
        return web.json_response({"station": name, "level_cm": cm})

    async def readings(self, request):
        cursor = max(0, number(request, "cursor", 0))
        limit = min(50, max(1, number(request, "limit", 20)))
        end = min(cursor + limit, ARCHIVE)
        items = [reading(seq) for seq in range(cursor, end)]
        following = end if end < ARCHIVE else None
        headers = {}
        if following is not None:
            url = request.url.with_path("/readings").with_query(
                cursor=str(following), limit=str(limit)
            )
            headers["Link"] = f'<{url}>; rel="next"'
        body = {"items": items, "next": following}
        return web.json_response(body, headers=headers)

    async def post_reading(self, request):
        state = self.state
        try:
            sent = await request.json()
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            return problem(400, "the body must be a JSON object")
        key = request.headers.get("Idempotency-Key")
        if key is not None and key in state.by_key:
            return web.json_response(
                state.by_key[key],
                status=201,
                headers={"Idempotent-Replayed": "true"},
            )
        record = {"id": len(state.stored) + 1, **sent}
        state.stored.append(record)
        if key is not None:
            state.by_key[key] = record
        lose = request.query.get("lose")
        if lose is not None and lose not in state.lost:
            state.lost.add(lose)
            return drop(request)
        return web.json_response(record, status=201)

    # ---- waiting

    async def delay(self, request):
        try:
            ms = min(int(request.match_info["ms"]), 10_000)
        except ValueError:
            raise BadParameter("ms") from None
        await asyncio.sleep(ms / 1000)
        return web.json_response({"waited_ms": ms})

    async def hang(self, request):
        await asyncio.sleep(10)
        return web.json_response({"status": "late"})

    # ANCHOR: barrier
    async def barrier(self, request):
        """200 for all as soon as n requests are inside together."""
        key = request.match_info["key"]
        wanted = number(request, "n", 2)
        limit = number(request, "max_s", 2.0, float)
        group = self.state.groups.setdefault(("barrier", key), [])
        opened = asyncio.get_running_loop().create_future()
        group.append(opened)
        if len(group) >= wanted:
            for waiting in group:
                if not waiting.done():
                    waiting.set_result(len(group))
            group.clear()
        await asyncio.wait([opened], timeout=limit)
        if opened.done():
            return web.json_response({"together": opened.result()})
        arrived = len(group)
        group.remove(opened)
        return problem(
            504, "barrier not full", arrived=arrived, wanted=wanted
        )
    # ANCHOR_END: barrier

    async def ranked(self, request):
        """Waits for all, then answers rank 1, rank 2, ..."""
        key = request.match_info["key"]
        rank = number(request, "rank", 1)
        total = number(request, "of", 1)
        groups = self.state.groups
        group = groups.setdefault(("ranked", key), [])
        turn = asyncio.get_running_loop().create_future()
        group.append((rank, turn))
        if len(group) >= total:
            del groups["ranked", key]
            group.sort(key=lambda pair: pair[0])
            task = asyncio.create_task(self.release(group))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
        await turn
        return web.json_response({"rank": rank})

    async def release(self, group):
        for place, (_, turn) in enumerate(group):
            if place:
                await asyncio.sleep(0.03)
            if not turn.done():
                turn.set_result(None)

    async def inflight(self, request):
        key = request.match_info["key"]
        hold = number(request, "hold", 20)
        state = self.state
        state.inside[key] += 1
        state.peak[key] = max(state.peak[key], state.inside[key])
        try:
            inside = state.inside[key]
            await asyncio.sleep(hold / 1000)
        finally:
            state.inside[key] -= 1
        return web.json_response({"inside": inside})

    # ---- failing on purpose

    async def flaky(self, request):
        key = request.match_info["key"]
        fail = number(request, "fail", 2)
        status = number(request, "status", 503)
        self.state.calls[key] += 1
        attempt = self.state.calls[key]
        if attempt > fail:
            return web.json_response({"attempt": attempt})
        if request.query.get("mode", "status") == "abort":
            return drop(request)
        headers = {}
        if "retry_after" in request.query:
            headers["Retry-After"] = request.query["retry_after"]
        return problem(status, headers=headers, attempt=attempt)

    async def quota(self, request):
        key = request.match_info["key"]
        allow = number(request, "allow", 3)
        self.state.calls[key] += 1
        used = self.state.groups.get(("quota", key), 0)
        if used >= allow:
            self.state.groups["quota", key] = 0
            self.state.refused[key] += 1
            after = request.query.get("retry_after", "0")
            return problem(429, headers={"Retry-After": after})
        self.state.groups["quota", key] = used + 1
        return web.json_response({"call": self.state.calls[key]})

    async def status(self, request):
        code = self.code(request)
        if code in (204, 304):
            return web.Response(status=code)
        if code >= 400:
            return problem(code)
        return web.json_response({"status": code}, status=code)

    async def html(self, request):
        code = self.code(request)
        text = f"<!doctype html><title>{phrase(code)}</title>\n"
        return web.Response(
            text=text, status=code, content_type="text/html"
        )

    def code(self, request):
        text = request.match_info["code"]
        if not re.fullmatch("[2-5][0-9][0-9]", text):
            raise BadParameter("code")
        return int(text)

    async def redirect(self, request):
        text = request.match_info["n"]
        if not text.isdecimal() or not 1 <= int(text) <= 100:
            raise BadParameter("n")
        left = int(text) - 1
        where = f"/redirect/{left}" if left else "/health"
        return web.Response(status=302, headers={"Location": where})

    async def echo(self, request):
        body = await request.read()
        headers = {}
        for name, value in request.headers.items():
            name = name.lower()
            if name in headers:
                value = f"{headers[name]}, {value}"
            headers[name] = value
        return web.json_response({
            "method": request.method,
            "query": [[k, v] for k, v in request.query.items()],
            "headers": headers,
            "body": body.decode("utf-8", "replace"),
        })

    async def abort(self, request):
        return drop(request)

    async def truncated(self, request):
        response = web.StreamResponse()
        response.content_type = "application/octet-stream"
        response.content_length = 1000
        await response.prepare(request)
        await response.write(blob(500))
        request.transport.close()
        return response

    # ---- bodies and streams

    async def drip(self, request):
        count = number(request, "n", 10)
        gap = number(request, "gap", 20) / 1000
        response = web.StreamResponse()
        response.content_type = "application/octet-stream"
        response.enable_chunked_encoding()
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            for place in range(count):
                if place:
                    await asyncio.sleep(gap)
                await response.write(b".")
        return response

    async def gzip(self, request):
        return web.Response(
            body=GZIP_BODY,
            content_type="text/plain",
            headers={"Content-Encoding": "gzip"},
        )

    async def blob(self, request):
        text = request.match_info["n"]
        if not text.isdecimal() or int(text) > 50_000_000:
            raise BadParameter("n")
        body = blob(int(text))
        digest = hashlib.sha256(body).hexdigest()[:16]
        headers = {"ETag": f'"{digest}"', "Accept-Ranges": "bytes"}
        start, end, status = 0, len(body), 200
        asked = re.fullmatch(
            r"bytes=(\d+)-(\d*)", request.headers.get("Range", "")
        )
        same = request.headers.get("If-Range", headers["ETag"])
        if asked and same == headers["ETag"]:
            start = int(asked[1])
            if asked[2]:
                end = min(end, int(asked[2]) + 1)
            if start >= end:
                headers["Content-Range"] = f"bytes */{len(body)}"
                return problem(416, headers=headers)
            status = 206
            headers["Content-Range"] = (
                f"bytes {start}-{end - 1}/{len(body)}"
            )
        cut = number(request, "cut", None)
        if cut is None or not start < cut < end:
            return web.Response(
                body=body[start:end],
                status=status,
                headers=headers,
                content_type="application/octet-stream",
            )
        response = web.StreamResponse(status=status, headers=headers)
        response.content_type = "application/octet-stream"
        response.content_length = end - start
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            await response.write(body[start:cut])
            request.transport.close()
        return response

    async def firehose(self, request):
        key = request.match_info["key"]
        chunk = blob(CHUNK)
        response = web.StreamResponse()
        response.content_type = "application/octet-stream"
        response.enable_chunked_encoding()
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            for _ in range(number(request, "chunks", 400)):
                await response.write(chunk)
                self.state.chunks_out[key] += 1
                self.state.bytes_out[key] += len(chunk)
        return response

    async def ndjson(self, request):
        count = number(request, "n", 5)
        split = number(request, "split", 0)
        lines = []
        for seq in range(count):
            row = reading(seq)
            row["text"] = "calm"
            if seq == 1:
                row["text"] = "before\u2028after"
            text = json.dumps(row, ensure_ascii=False)
            lines.append(text.encode())
        body = b"\n".join(lines)
        response = web.StreamResponse()
        response.content_type = "application/x-ndjson"
        response.enable_chunked_encoding()
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            if split:
                step = max(1, split)
                for at in range(0, len(body), step):
                    await response.write(body[at:at + step])
                    await asyncio.sleep(0)
            else:
                for place, line in enumerate(lines):
                    last = place == len(lines) - 1
                    end = b"" if last else b"\n"
                    await response.write(line + end)
                    await asyncio.sleep(0)
        return response

    # ANCHOR: sse
    async def sse(self, request):
        count = number(request, "n", 5)
        drop_after = number(request, "drop_after", 0)
        last = request.headers.get("Last-Event-ID", "0")
        seen = int(last) if last.isdecimal() else 0
        if seen >= count:
            return web.Response(status=204)
        response = web.StreamResponse()
        response.content_type = "text/event-stream"
        response.headers["Cache-Control"] = "no-store"
        response.enable_chunked_encoding()
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            await response.write(b": tidewatch\n\nretry: 10\n\n")
            rest = range(seen + 1, count + 1)
            for sent, ident in enumerate(rest):
                event = self.event(ident)
                if drop_after and sent == drop_after:
                    await response.write(event[:len(event) // 2])
                    request.transport.close()
                    return response
                await response.write(event)
        return response
    # ANCHOR_END: sse

    def event(self, ident):
        now = reading(ident)
        lines = [f"id: {ident}"]
        if ident % 2 == 0:
            lines.append("event: alert")
        lines.append(f"data: {now['station']}")
        lines.append(f"data: {now['level_cm']} cm")
        return ("\n".join(lines) + "\n\n").encode()

    # ---- tokens

    async def token(self, request):
        uses = number(request, "uses", 3)
        self.state.tokens += 1
        token = f"token-{self.state.tokens}"
        self.state.uses[token] = uses
        return web.json_response({
            "access_token": token,
            "token_type": "Bearer",
            "uses": uses,
        })

    async def secure(self, request):
        sent = request.headers.get("Authorization", "")
        scheme, _, token = sent.partition(" ")
        left = self.state.uses.get(token, 0)
        if scheme.lower() != "bearer" or left <= 0:
            return problem(
                401,
                "no valid token",
                headers={"WWW-Authenticate": "Bearer"},
            )
        self.state.uses[token] = left - 1
        return web.json_response({"x": request.match_info["x"]})

    # ---- looking inside, and Lesson 13's pages

    async def stats(self, request):
        return web.json_response(self.state.report())

    async def reset(self, request):
        self.state.reset()
        return web.Response(status=204)

    async def page(self, request):
        name = request.match_info["file"]
        path = PAGES / name
        plain = re.fullmatch(r"[\w-]+(\.[\w-]+)+", name)
        if not plain or not path.is_file():
            return problem(404, "no such page")
        kinds = {
            ".html": "text/html",
            ".js": "text/javascript",
            ".mjs": "text/javascript",
            ".css": "text/css",
        }
        return web.Response(
            body=path.read_bytes(),
            content_type=kinds.get(path.suffix, "text/plain"),
            charset="utf-8",
        )

    async def report(self, request):
        print(await request.text(), flush=True)
        return web.Response(status=204)


# ANCHOR: serving
class Api:
    """Where the server listens, and what it has counted."""

    def __init__(self, urls, state):
        self.urls = urls
        self.url = urls[0]
        self.state = state


@contextlib.asynccontextmanager
async def serving(port=0, origins=1, server=None):
    """Run the server on this loop for the length of the block."""
    if server is None:
        server = TidewatchServer()
    version = aiohttp.__version__.split(".")[:2]
    limit = {"shutdown_timeout": 0.2}
    if tuple(map(int, version)) >= (3, 9):
        runner_limit, site_limit = limit, {}
    else:
        runner_limit, site_limit = {}, limit
    runner = web.AppRunner(
        server.app(), access_log=None, **runner_limit
    )
    await runner.setup()
    try:
        for place in range(origins):
            site = web.TCPSite(
                runner,
                "127.0.0.1",
                0 if place else port,
                **site_limit,
            )
            await site.start()
        urls = [f"http://{a[0]}:{a[1]}" for a in runner.addresses]
        yield Api(urls, server.state)
    finally:
        await runner.cleanup()
# ANCHOR_END: serving


@contextlib.contextmanager
def serving_in_thread(port=0, origins=1):
    """The same on a loop of its own in another thread."""
    started = threading.Event()
    box = {}

    async def run():
        stop = asyncio.Event()
        async with serving(port, origins) as api:
            box["api"] = api
            box["loop"] = asyncio.get_running_loop()
            box["stop"] = stop
            started.set()
            await stop.wait()

    def main():
        try:
            asyncio.run(run())
        except BaseException as error:
            box["error"] = error
        finally:
            started.set()

    thread = threading.Thread(target=main, daemon=True)
    thread.start()
    started.wait()
    if "error" in box:
        raise box["error"]
    try:
        yield box["api"]
    finally:
        box["loop"].call_soon_threadsafe(box["stop"].set)
        thread.join()


def refused_url():
    """A URL on this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def watch_stdin(loop, stop):
    """Set `stop` when a pipe on standard input is closed."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return

    def read():
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(stop.set)

    threading.Thread(target=read, daemon=True).start()


async def main(port, origins):
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, stop.set)
    watch_stdin(loop, stop)
    async with serving(port, origins) as api:
        print(f"READY {api.url}", flush=True)
        for url in api.urls[1:]:
            print(f"ALSO {url}", flush=True)
        await stop.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python3 -m common.apiserver",
        description="The local Tidewatch API.",
    )
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument(
        "--origins", type=int, default=1,
        help="how many ports to listen on (two origins: 2)",
    )
    options = parser.parse_args()
    try:
        asyncio.run(main(options.port, options.origins))
    except KeyboardInterrupt:
        sys.exit(0)
