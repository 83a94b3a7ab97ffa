"""Turns what applicants gave into numbers that say nothing without the key."""

import hmac

from bot.talk.trouble import EngineError

_LEAST = 24  # characters of a key; fewer could be guessed, and with it telephone numbers tried
_BYTES = 8  # of a hash that are kept; among 15 million a look-up meets a false one once in 10**11


class Key:
    """HMAC-SHA256 with one key, cut to a number that every database keeps and finds quickly."""

    def __init__(self, secret: str) -> None:
        """Take the key.

        Raises:
            EngineError: when it is too short to be one.
        """
        if len(secret) < _LEAST:
            raise EngineError(
                f"DESKCHECK_LINKS_KEY is too short: give at least {_LEAST} random characters, for "
                "example those that `openssl rand -hex 32` prints, or leave it empty."
            )
        self._secret = secret.encode()

    def mark(self, kind: str, value: str) -> int:
        """Return the number of a value; the same value of another kind has another one."""
        digest = hmac.digest(self._secret, f"{kind}\0{value}".encode(), "sha256")
        return int.from_bytes(digest[:_BYTES], "big", signed=True)

    def derived(self, purpose: str) -> bytes:
        """Return a key for one purpose."""
        return hmac.digest(self._secret, purpose.encode(), "sha256")
