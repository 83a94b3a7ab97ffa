import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "mail ⟦ana.b+jobs@example.co.uk⟧",
    "⟦ana_b@sub.example.museum⟧",
    "⟦ana(at)example.com⟧",
    "⟦jane.doe at gmail dot com⟧",
    "site: ⟦janedoe.dev⟧",
    "see ⟦https://example.com/~jane?x=1⟧",
    "⟦t.me/jane_dev⟧",
    "⟦linkedin.com/in/jane-d-123⟧",
    "TG: ⟦@jane_d⟧",
    "Telegram jane_d99 → ⟦@jane_d99⟧",
    "discord: ⟦jane#0042⟧",
    "insta ⟦@jane.codes⟧",
    "skype ⟦live:.cid.a1b2c3d4⟧",
    "github user ⟦janed⟧",
    "WeChat ID: ⟦jane_wx⟧",
    "signal: ⟦jane.55⟧",
    "login from ⟦198.51.100.23⟧",
    "ip ⟦2001:db8::ff00:42:8329⟧",
    "MAC ⟦00:1A:2B:3C:4D:5E⟧",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_how_somebody_is_reached_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Node.js and Vue.js",
        "ASP.NET Core",
        "socket.io",
        "he writes on Signal only",
        "ask him on Telegram",
        "CI/CD and TCP/IP",
        "and/or",
        "at 10:32:05",
        "e.g. Kafka",
    ],
)
def test_technologies_and_channels_stay(text: str) -> None:
    assert found(text) == []
