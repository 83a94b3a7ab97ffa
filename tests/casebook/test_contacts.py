from datetime import date

import pytest

from bot.casebook.contacts import contacts
from bot.reading.parts import Part
from bot.reading.profile import read
from tests.knowledge.test_signals import SHIPPED


def of(text: str) -> list[tuple[str, str]]:
    profile = read((Part("text", text),), SHIPPED, date(2026, 11, 28))
    return [(each.kind, each.value) for each in contacts(profile, SHIPPED)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("+44 (0) 7700 900123", "own", "phone:+447700900123"),
        ("A.N.A+x@GoogleMail.com", "own", "mail:ana@gmail.com"),
        ("a.n.a+x@example.org", "own", "mail:a.n.a@example.org"),
        ("https://github.com/Dev-Ana", "own", "handle:github.com/dev-ana"),
        ("https://twitter.com/devana", "own", "handle:x.com/devana"),
        ("discord: devana", "own", "handle:discord/devana"),
        ("References\nTom Low tom@low.example.org", "referee", "mail:tom@low.example.org"),
        ("References\nTom Low +44 20 7946 0123", "referee", "phone:+442079460123"),
        ("IBAN: DE89 3704 0044 0532 0130 00", "account", "DE89370400440532013000"),
        ("ship to: Hauptstraße 12, 10115 Berlin", "delivery", "haupt 10115 12"),
        ("ship to: Hauptstr. 12, 10115 Berlin", "delivery", "haupt 10115 12"),
    ],
)  # fmt: skip
def test_each_is_one_spelling_of_its_kind(text: str, kind: str, value: str) -> None:
    assert (kind, value) in of(text)


def test_a_value_stands_once_and_a_long_list_ends() -> None:
    assert len(of("ana@example.org, ANA@example.org")) == 1
    assert len(of("\n".join(f"a{at}@example.org" for at in range(500)))) == 60


def test_where_a_thing_stands_is_told_in_the_original() -> None:
    text = "CV\nmail: ana\u200b@example.org"
    profile = read((Part("text", text),), SHIPPED, date(2026, 11, 28))
    (found,) = contacts(profile, SHIPPED)
    assert text[found.span.start : found.span.end] == found.span.quote == "ana\u200b@example.org"
