"""Bearer tokens, fetched once for everybody."""

import asyncio
from collections.abc import Awaitable, Callable


# ANCHOR: auth
class TokenAuth:
    """One token for all calls, and one fetch at a time."""

    def __init__(self, path: str = "/token"):
        self.path = path
        self._token: str | None = None
        self._lock = asyncio.Lock()

    async def token(
        self,
        fetch: Callable[[], Awaitable[str]],
        stale: str | None = None,
    ) -> str:
        """A token other than the stale one."""
        if self._token == stale:
            async with self._lock:
                if self._token == stale:  # nobody was faster
                    self._token = await fetch()
        return self._token
# ANCHOR_END: auth
