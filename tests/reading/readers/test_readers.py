"""What holds for all readers together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.reading.readers
from bench.hostile import hostile
from bot.library.facts import CATALOGUE, Kind
from bot.reading.readers import READERS
from bot.reading.sheet import Fact
from tests.reading.growth import LINEAR, growth
from tests.reading.readers.seeing import reading

PROFILE = """\
Name: Mary Major
Location: Berlin, Germany
Mail: Mary@Gmail.com | Phone: +44 56 1234 5678 | https://github.com/marym
Time zone: UTC+8. I live in Porto, Portugal.
12 connections, joined 2026
20 years of experience, 15 years of Kubernetes

Head of Engineering, Acme Works, Jan 2015 – Dec 2016
Engineer, Globex, Feb 2018 - Present
Engineer, Initech, Jan 2019 - Present

Account holder: John Roe
IBAN: DE89 3704 0044 0532 0130 00
Wallet: 0x52908400098527886E0F7030069857D2E4169EE7
Ship to: 99 Oak Avenue, Dallas
Address on ID: 12 Elm Street, Austin
AnyDesk over Mullvad

References
Jane, jane@globexwroks.com, see globexworks.com
"""
MAIL = """\
From: mary@acme.example
Reply-To: mary@yopmail.com
Phone +49 151 23456789

Trainee, Acme Works, Jan 2011 - Dec 2012
"""


def seen(*texts: str) -> Iterator[Fact]:
    read = reading(*texts)
    return (fact for reader in READERS for fact in reader(read))


def test_every_reader_of_the_package_is_in_the_registry_once() -> None:
    folder = Path(bot.reading.readers.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert sorted(reader.__module__.rpartition(".")[2] for reader in READERS) == sorted(modules)


def test_the_readers_see_every_fact_of_the_catalogue_and_no_other() -> None:
    names = {fact.name for fact in seen(PROFILE, MAIL)} | {
        fact.name
        for texts in (
            ("Location: Berlin, Germany\n+44 7700 900123",),
            ("Engineer, Acme Works, 2016 - 2022", "Engineer, Globex Mills, 2016 - 2022"),
        )
        for fact in seen(*texts)
    }
    assert names == set(CATALOGUE)


def test_nothing_is_seen_in_nothing() -> None:
    assert list(seen()) == list(seen("")) == list(seen("", " \n\t", "Hello.")) == []


def check(texts: tuple[str, ...]) -> None:
    for fact in seen(*texts):
        kind = CATALOGUE[fact.name]
        if kind.kind is Kind.NUMBER:
            assert isinstance(fact.value, int | float) and fact.value >= 0
        elif kind.kind is Kind.CHOICE:
            assert fact.value in kind.choices
        else:
            assert isinstance(fact.value, str) and fact.value
        assert fact.spans
        for span in fact.spans:
            assert span.quote == texts[span.part][span.start : span.end] != ""


@settings(max_examples=150)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=3).map(tuple))
def test_any_text_is_read_and_quoted_in_its_original_characters(texts: tuple[str, ...]) -> None:
    check(texts)


# Pieces of the texts above and characters that change in normal text, in any order.
PIECES = st.sampled_from(
    [
        *(f"{line}\n" for line in (PROFILE + MAIL).splitlines()),
        *(
            "CV\n",
            "LinkedIn\n",
            "“",
            "–",
            "ﬁ",
            "é",
            "e\u0301",
            "\u200b",
            "\u00a0",
            "а",
            "\r\n",
            "> ",
        ),
        *(
            "2019",
            "-",
            "+",
            "@",
            ".",
            "/",
            ":",
            '"',
            "|",
            "years of ",
            "Georgia",
            "\x00",
            "😀",
            "ß",
        ),
    ]
)


@settings(max_examples=150)
@given(st.lists(st.lists(PIECES, max_size=12).map("".join), min_size=1, max_size=3).map(tuple))
def test_any_mix_of_a_profile_is_read_and_quoted_in_its_original_characters(
    texts: tuple[str, ...],
) -> None:
    check(texts)


# Of all hostile texts those that cost the readers most, or whose cost grows fastest.
@pytest.mark.parametrize(
    "kind", ["digits", "at signs", "blank lines", "speakers", "technologies", "references"]
)
def test_the_cost_grows_with_the_length_and_no_faster(kind: str) -> None:
    ratio = growth(lambda text: list(seen(text)), lambda length: hostile(length)[kind])
    assert ratio <= LINEAR
