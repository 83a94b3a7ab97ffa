"""Who signs for the Bot Framework in tests: keys, their publication, and tokens good and bad."""

import base64
import json
import time
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

ISSUER, APP = "https://api.botframework.com", "00000000-0000-0000-0000-0000000000aa"
Json = dict[str, Any]


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    """Return a private key; one of each name in a run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Issuer:
    """Publishes keys and signs.

    ``good`` may sign for Teams, ``other`` for another platform only, ``bare`` for none; ``stray``
    is published nowhere.
    """

    def __init__(self) -> None:
        self.base = ""
        self.fetched = 0
        self.down = False
        self.published: Json = {"good": ["msteams"], "other": ["webchat"], "bare": []}

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/openid", self._metadata), web.get("/keys", self._keys)]

    @property
    def metadata(self) -> str:
        return f"{self.base}/openid"

    async def _metadata(self, _: web.Request) -> web.Response:
        self.fetched += 1
        if self.down:
            return web.Response(status=500)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.base}/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        keys = [self._public(name, signs) for name, signs in self.published.items()]
        odd: Json = {"kty": "EC", "kid": "curve"}
        return web.json_response({"keys": [odd, *keys]})

    def _public(self, name: str, endorsements: list[str]) -> Json:
        written = jwt.algorithms.RSAAlgorithm.to_jwk(key(name).public_key())
        return {**json.loads(written), "kid": name, "use": "sig", "endorsements": endorsements}

    def token(self, service: str, sign: str = "good", kid: str = "", **changes: object) -> str:
        """Return a token that lets in, but for what ``changes``; None leaves a claim out."""
        now = int(time.time())
        claims: Json = {
            "iss": ISSUER, "aud": APP, "nbf": now - 10, "exp": now + 3600, "serviceurl": service,
        } | changes  # fmt: skip
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, key(sign), algorithm="RS256", headers={"kid": kid or sign})

    def bad(self, service: str) -> dict[str, tuple[int, str]]:
        """Return authorizations that must not let in, each with the status that it earns."""
        now, good = int(time.time()), self.token(service)
        head, body, signature = good.split(".")
        free = jwt.encode({"iss": ISSUER, "aud": APP}, "", algorithm="none")
        shared = jwt.encode({"iss": ISSUER, "aud": APP, "exp": now + 9}, "x" * 64, "HS256")
        claims = json.loads(base64.urlsafe_b64decode(body + "=="))
        forged = _coded({**claims, "aud": APP, "name": "admin"})
        sent = {
            "no header": (401, ""),
            "no scheme": (401, good),
            "another scheme": (401, f"Basic {good}"),
            "no token": (401, "Bearer "),
            "garbage": (401, "Bearer garbage"),
            "two dots": (401, "Bearer a.b.c"),
            "very long": (401, f"Bearer {good}{'x' * 20_000}"),
            "unsigned": (401, f"Bearer {free}"),
            "signed with a shared secret": (401, f"Bearer {shared}"),
            "signature cut off": (401, f"Bearer {head}.{body}."),
            "signature of another": (401, f"Bearer {head}.{body}.{signature[::-1]}"),
            "claims exchanged": (401, f"Bearer {head}.{forged}.{signature}"),
        }
        made: dict[str, tuple[int, Json]] = {
            "expired": (401, {"exp": now - 3600}),
            "not yet": (401, {"nbf": now + 3600}),
            "without an end": (401, {"exp": None}),
            "another issuer": (401, {"iss": "https://sts.windows.net/x/"}),
            "no issuer": (401, {"iss": None}),
            "another app": (403, {"aud": "00000000-0000-0000-0000-0000000000bb"}),
            "no audience": (401, {"aud": None}),
            "another service": (403, {"serviceurl": "https://evil.example/"}),
            "no service": (403, {"serviceurl": None}),
        }
        keys = {
            "key of another platform": (403, self.token(service, "other")),
            "key for no platform": (403, self.token(service, "bare")),
            "unknown key": (401, self.token(service, "stray")),
            "key under another's name": (401, self.token(service, "stray", "good")),
        }
        claimed = {name: (at, self.token(service, **each)) for name, (at, each) in made.items()}
        return sent | {n: (at, f"Bearer {t}") for n, (at, t) in (claimed | keys).items()}


def _coded(claims: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
