"""Looks at the address that the service listens on: who reaches it, and who answers there."""

import json
from ipaddress import ip_address
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

from bot.talk.examined import Examined

_PATIENCE = 5.0  # seconds
_ABOUT = "listen"


def examine(host: str, port: str) -> list[Examined]:
    """Return what there is to say about an address."""
    told = []
    if not _own(host):
        told.append(
            Examined(
                "warn", _ABOUT, f"{host}:{port} may be reached from other machines, without TLS.",
                "Let a proxy with a certificate pass on /slack/events and /api/messages alone, and "
                "keep everybody else away from the port.",
            )
        )  # fmt: skip
    return [*told, _answering("127.0.0.1" if _everywhere(host) else host, port)]


def _answering(host: str, port: str) -> Examined:
    """Ask whoever listens there whether it is ready."""
    opener = build_opener(ProxyHandler({}))  # a proxy knows nothing of this machine's own ports
    try:
        with opener.open(f"http://{host}:{port}/readyz", timeout=_PATIENCE) as answer:
            said = json.loads(answer.read())
    except HTTPError as error:
        said = _read(error)
    except (URLError, OSError):
        return Examined("ok", _ABOUT, f"Nothing listens on {host}:{port}; serve does not run here.")
    except ValueError:
        said = {}
    if not isinstance(said, dict) or "not_ready" not in said:
        return Examined(
            "fail", _ABOUT, f"Something else than Deskcheck answers on {host}:{port}.",
            "Stop it, or set DESKCHECK_LISTEN to another port.",
        )  # fmt: skip
    if said["not_ready"]:
        parts = ", ".join(map(str, said["not_ready"]))
        fix = f"See http://{host}:{port}/readyz and the log."
        return Examined("warn", _ABOUT, f"serve runs here and is not ready: {parts}.", fix)
    return Examined("ok", _ABOUT, f"serve runs here, on {host}:{port}, and is ready.")


def _read(error: HTTPError) -> object:
    try:
        return json.loads(error.read())
    except (ValueError, OSError):
        return {}


def _own(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _everywhere(host: str) -> bool:
    return host in ("0.0.0.0", "[::]", "::")
