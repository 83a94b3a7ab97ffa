"""Seals what is kept about people, so that a stolen database file tells nothing."""

import base64
import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.talk.trouble import EngineError

LEAST = 24  # characters of a secret; fewer could be guessed


class Cipher:
    """Seals and opens bytes with one key."""

    def __init__(self, secret: str) -> None:
        """Derive the key from a secret.

        Raises:
            EngineError: when the secret is too short to be one.
        """
        if len(secret) < LEAST:
            raise EngineError(
                f"DESKCHECK_KEY is too short: give at least {LEAST} random characters, for "
                "example those that `openssl rand -hex 32` prints."
            )
        self._fernet = Fernet(base64.urlsafe_b64encode(_derived(secret, b"deskcheck")))
        self._names = _derived(secret, b"deskcheck names")

    def seal(self, plain: bytes) -> bytes:
        """Return ``plain`` sealed."""
        return self._fernet.encrypt(plain)

    def open(self, sealed: bytes) -> bytes | None:
        """Return what was sealed, or None where it was sealed with another key or is damaged."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            return None

    def name(self, of: str) -> str:
        """Return the same hex digits for the same text, which nobody can guess without the key."""
        return hmac.new(self._names, of.encode(), "sha256").hexdigest()


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(secret.encode())


def kept_secret(path: Path) -> str:
    """Return the secret in a file that only this account may read; make it where there is none.

    Raises:
        EngineError: when the file cannot be read or made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(made, "w", encoding="ascii") as file:
            secret = os.urandom(32).hex()
            file.write(secret)
        return secret
    except (OSError, UnicodeDecodeError):
        raise EngineError(
            f"The key file {path} cannot be read or written; check who owns it, or set "
            "DESKCHECK_KEY."
        ) from None
