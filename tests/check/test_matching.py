from typing import Any

import pytest

from bot.check.matching import evidence
from bot.library.conditions import parse
from bot.library.library import Library
from bot.reading.parts import Part, Span
from bot.reading.profile import Profile
from bot.reading.sheet import Fact

TEXT = "alpha beta gamma delta"


def at(word: str) -> tuple[Span, ...]:
    start = TEXT.index(word)
    return (Span(0, start, start + len(word), word),)


FACTS = (
    Fact("mail.kind", "free", at("alpha")),
    Fact("mail.host", "Mail.example.net", at("beta")),
    Fact("history.gap", 7, at("gamma")),
    Fact("link.host", "mail.example.net", at("beta")),
    Fact("phone.region", "GB", at("delta")),
    Fact("home.region", "GB", at("gamma")),
)


def marks(when: dict[str, Any], library: Library) -> list[str] | None:
    """The words that made ``when`` hold, or None."""
    seen = evidence(parse(when), Profile((Part("t", TEXT),), FACTS, ()), library)
    return None if seen is None else [mark.quote for each in seen for mark in each.marks]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"mail.kind|is": "free"}, ["alpha"]),
        ({"mail.kind|is": "other"}, None),
        ({"mail.host|contains": "EXAMPLE"}, ["beta"]),
        ({"mail.host|matches": "^M.*net$"}, ["beta"]),
        ({"mail.host|matches": "^x"}, None),
        ({"mail.host|in_list": "hosts-free-mail"}, None),
        ({"history.gap|above": 6}, ["gamma"]),
        ({"history.gap|above": 7}, None),
        ({"history.gap|below": 8}, ["gamma"]),
        ({"history.overlap|missing": True}, []),
        ({"mail.kind|missing": True}, None),
        ({"phone.region|same_as": "home.region"}, ["delta", "gamma"]),
        ({"phone.region|differs_from": "home.region"}, None),
        ({"mail.kind|differs_from": "phone.region"}, ["alpha", "delta"]),
        ({"mail.kind|differs_from": "payment.wallet"}, None),
        ({"mail.host|overlaps": "link.host"}, ["beta"]),
        ({"mail.host|overlaps": "phone.region"}, None),
        ({"not": {"mail.kind|is": "other"}}, []),
        ({"not": {"mail.kind|is": "free"}}, None),
        ({"any": [{"mail.kind|is": "other"}, {"history.gap|above": 1}]}, ["gamma"]),
        ({"any": [{"mail.kind|is": "other"}, {"history.gap|above": 9}]}, None),
        ({"all": [{"mail.kind|is": "free"}, {"history.gap|above": 1}]}, ["alpha", "gamma"]),
        ({"all": [{"mail.kind|is": "free"}, {"history.gap|above": 9}]}, None),
        ({"mail.kind|is": "free", "history.gap|above": 1}, ["alpha", "gamma"]),
    ],
)
def test_every_test_holds_on_the_words_it_should(
    when: dict[str, Any], words: list[str] | None, library: Library
) -> None:
    assert marks(when, library) == words
