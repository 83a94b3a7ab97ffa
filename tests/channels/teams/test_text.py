from dataclasses import replace

from bot.channels.teams.text import escape, shown, speaks, text
from bot.talk.reply import (
    Audience,
    Bullets,
    Button,
    Buttons,
    Notice,
    Prose,
    Reply,
    Sources,
    Title,
)
from tests.channels.teams.samples import HOSTILE, SOURCE, answer, check, flag, not_there


def test_answers_and_plain_sentences_are_said_and_all_else_is_a_card() -> None:
    assert speaks(answer()) and speaks(not_there())
    assert speaks(Reply((Prose("Shared."),), "x"))
    assert not speaks(check()) and not speaks(Reply((Notice("a.png"),), "x"))
    assert not speaks(replace(answer(), sensitive=True))
    assert not speaks(Reply((flag(),), "x", audience=Audience.HERE))
    assert not speaks(Reply((Buttons((Button("a", "A"),)),), "x"))


def test_numbers_of_sources_stay_and_all_other_brackets_are_escaped() -> None:
    told = text((Prose("Ask. [1] [2] [x](https://e.test) [1](y)"),), (SOURCE,))
    assert told == "Ask. [1] \\[2\\] \\[x\\](https://e.test) \\[1\\](y)"
    assert shown(told, (SOURCE, replace(SOURCE, number="2"))) == (SOURCE,)


def test_nothing_is_markup() -> None:
    told = escape(HOSTILE)
    assert "<" not in told and "\\*\\*bold\\*\\*" in told and "!\\[x\\]" in told
    assert "\\`code\\`" in told and "&amp;lt;" in told and "\u202e" not in told
    assert escape("1. one") == "1\\. one" and escape("- one") == "\\- one"
    assert escape("# one\n> two") == "\\# one &gt; two"


def test_headings_stand_over_what_follows_and_not_over_nothing() -> None:
    parts = (Title("A", 2), Bullets(("one", " ")), Title("Sources", 2), Sources((SOURCE,)))
    assert text(parts, (SOURCE,)) == "**A**\n\n- one"
    assert text((*parts, Notice("N")), (SOURCE,)) == "**A**\n\n- one\n\n⚠️ N"


def test_sources_are_listed_where_their_numbers_lead_nowhere() -> None:
    hidden = replace(SOURCE, url="", number="")
    wild = replace(SOURCE, url="https://a.test/x_(y)", note="")
    told = text((Sources((hidden, wild)),), ())
    assert told.splitlines() == [
        "- North Korean IT workers. FBI (Internet Crime Complaint Center), 2025-01-23, "
        "reviewed 2026-10-01",
        "- \\[1\\] [North Korean IT workers](https://a.test/x_%28y%29). "
        "FBI (Internet Crime Complaint Center), 2025-01-23",
    ]
