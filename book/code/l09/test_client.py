import io
import json
import unittest

from common.apiserver import serving
from common.fakeclock import FakeClock
from tidewatch import (
    CircuitOpen,
    ProtocolError,
    RateLimited,
    Response,
    ServerError,
    TidewatchClient,
)
from tidewatch.breaker import CircuitBreaker


# ANCHOR: scripted
class ScriptedTransport:
    """Answers in a fixed order, and remembers the questions."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    async def request(self, method, path, **options):
        self.asked.append(f"{method} {path}")
        status, body = self.answers.pop(0)
        text = body if isinstance(body, str) else json.dumps(body)
        return Response(status, {}, text.encode())

    async def aclose(self):
        self.asked.append("closed")
# ANCHOR_END: scripted


# ANCHOR: scripted_tests
class WithoutNetwork(unittest.IsolatedAsyncioTestCase):
    def client(self, *answers, **more):
        self.clock = FakeClock()
        self.transport = ScriptedTransport(*answers)
        return TidewatchClient(
            "http://test",
            transport=self.transport,
            clock=self.clock,
            **more,
        )

    async def test_a_temporary_status_is_repeated(self):
        good = {"station": "T01", "level_cm": -63, "new": 1}
        async with self.client((503, {}), (200, good)) as client:
            reading = await client.level("T01")
        self.assertEqual(reading.level_cm, -63)
        self.assertEqual(len(self.clock.slept), 1)
        self.assertEqual(self.transport.asked[-1], "closed")

    async def test_a_missing_field_is_a_protocol_error(self):
        async with self.client((200, {"id": "T01"})) as client:
            with self.assertRaises(ProtocolError):
                await client.station("T01")

    async def test_four_attempts_and_no_more(self):
        async with self.client(*[(429, {})] * 9) as client:
            with self.assertRaises(RateLimited):
                await client.stations()
        self.assertEqual(len(self.transport.asked), 4 + 1)

    async def test_an_open_circuit_ends_the_retries(self):
        breaker = CircuitBreaker(2)
        async with self.client(
            *[(503, {})] * 9, breaker=breaker
        ) as client:
            with self.assertRaises(CircuitOpen):
                await client.stations()
        self.assertEqual(len(self.transport.asked), 2 + 1)
# ANCHOR_END: scripted_tests


# ANCHOR: server_tests
class WithServer(unittest.IsolatedAsyncioTestCase):
    async def test_a_lost_answer_stores_once(self):
        async with serving() as api:
            async with TidewatchClient(
                api.url, clock=FakeClock()
            ) as client:
                path = "/readings?lose=a"
                key = {"Idempotency-Key": "k"}
                body = {"station": "T01", "level_cm": 1}
                await client.call(
                    "POST", path, json=body, headers=key
                )
                await client.record("T02", 2)
            self.assertEqual(len(api.state.stored), 2)

    async def test_a_post_without_a_key_is_not_repeated(self):
        async with serving() as api:
            async with TidewatchClient(api.url) as client:
                with self.assertRaises(ServerError):
                    await client.call("POST", "/status/503")
            self.assertEqual(api.state.requests, 1)
# ANCHOR_END: server_tests


if __name__ == "__main__":
    loader = unittest.defaultTestLoader
    for case in (WithoutNetwork, WithServer):
        suite = loader.loadTestsFromTestCase(case)
        output = io.StringIO()
        result = unittest.TextTestRunner(output).run(suite)
        good = result.wasSuccessful()
        print(case.__name__, "OK" if good else output.getvalue())
