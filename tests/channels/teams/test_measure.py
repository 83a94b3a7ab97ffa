from typing import Any

import pytest

from bot.channels.teams.measure import ROOT, WHOLE, measure, measure_card, measure_informative, size

BLOCK: dict[str, Any] = {"type": "TextBlock", "text": "x", "wrap": True}
DATA = {"press": "a", "case": "c", "once": "k"}
EXECUTE: dict[str, Any] = {
    "type": "Action.Execute", "verb": "press", "title": "x", "data": DATA,
    "fallback": {"type": "Action.Submit", "title": "x", "data": DATA},
}  # fmt: skip


def card(*body: Any, **other: Any) -> dict[str, Any]:
    return {"version": "1.5", "fallbackText": "f", "body": list(body), **other}


def row(*actions: Any) -> dict[str, Any]:
    return {"type": "ActionSet", "actions": list(actions)}


def opens(*body: Any) -> dict[str, Any]:
    return {"type": "Action.ShowCard", "title": "x", "card": {"body": list(body)}}


def cited(*positions: int, **other: Any) -> dict[str, Any]:
    shown = {"name": "n", "abstract": "a", **other}
    citations = [{"position": at, "appearance": shown} for at in positions]
    return {"type": ROOT, "@type": "Message", "@context": "c", "@id": "", "citation": citations}


WELL = (
    card(BLOCK), card(row(EXECUTE)), card(row(opens(BLOCK))),
    card({"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "**x** <at>"}]}),
    card({"type": "Container", "id": "a", "items": [BLOCK]}, row({
        "type": "Action.ToggleVisibility", "title": "x", "targetElements": ["a"],
    })),
    card({"type": "Input.Text", "id": "a", "label": "l", "isRequired": True, "errorMessage": "e"}),
)  # fmt: skip
BROKEN = {
    "version 1.6": card(BLOCK, version="1.6"),
    "no fallbackText": card(BLOCK, fallbackText=" "),
    "nothing in it": card(),
    "unknown type": card({"type": "Table"}),
    "reads markup": card({**BLOCK, "text": "**x**"}),
    "TextBlock: empty": card({**BLOCK, "text": " "}),
    "does not wrap": card({"type": "TextBlock", "text": "x"}),
    "RichTextBlock: empty": card({"type": "RichTextBlock", "inlines": []}),
    "TextRun: empty": card({"type": "RichTextBlock", "inlines": [
        {"type": "TextRun", "text": ""}, {"type": "TextRun", "text": "x"},
    ]}),
    "Container: empty": card({"type": "Container", "items": []}),
    "id 'a' twice": card({**BLOCK, "id": "a"}, {**BLOCK, "id": "a"}),
    "7 actions": card(row(*[EXECUTE] * 7)),
    "0 actions": card(row()),
    "no title": card(row({**EXECUTE, "title": ""})),
    "no fallback": card(row({**EXECUTE, "fallback": {"data": {}}})),
    "no key": card(row({**EXECUTE, "data": {}, "fallback": {"data": {}}})),
    "https": card(row({"type": "Action.OpenUrl", "title": "x", "url": "javascript:x"})),
    "not there": card(row({
        "type": "Action.ToggleVisibility", "title": "x", "targetElements": ["a"],
    })),
    "no id": card({"type": "Input.Text", "label": "x"}),
    "no label": card({"type": "Input.Text", "id": "x"}),
    "without an errorMessage": card(
        {"type": "Input.Text", "id": "x", "label": "x", "isRequired": True}
    ),
    "ShowCard in a ShowCard": card(row(opens(row(opens(BLOCK))))),
}  # fmt: skip


@pytest.mark.parametrize("made", WELL)
def test_what_teams_takes_breaks_no_limit(made: dict[str, Any]) -> None:
    assert measure_card(made) == []
    assert measure({"cards": [made]}) == []


@pytest.mark.parametrize("told", BROKEN)
def test_each_broken_limit_of_a_card_is_told(told: str) -> None:
    assert told in " ".join(measure_card(BROKEN[told]))


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("nothing to show", {"text": " "}),
        ("bytes, over", {"text": "x" * 40_000}),
        ("4 suggested actions", {"text": "x", "suggested": ("a", "b", "c", "d")}),
        ("feedbackLoop", {"text": "x", "channel_data": {"feedbackLoop": {"type": "x"}}}),
        ("2 root", {"text": "x", "entities": [cited(), cited()]}),
        ("not whole", {"text": "x", "entities": [{**cited(), "@type": "Claim"}]}),
        ("21 citations", {"text": "x", "entities": [cited(*range(21))]}),
        ("position 1 twice", {"text": "[1]", "entities": [cited(1, 1)]}),
        ("numbers [2] in the text", {"text": "[2] \\[1\\]", "entities": [cited(1)]}),
        ("citation name", {"text": "[1]", "entities": [cited(1, name="n" * 81)]}),
        ("citation abstract", {"text": "[1]", "entities": [cited(1, abstract="")]}),
        ("keywords", {"text": "[1]", "entities": [cited(1, keywords=["k" * 29])]}),
        ("elsewhere", {"text": "[1]", "entities": [cited(1, url="http://x.test")]}),
    ],
)
def test_each_broken_limit_of_a_message_is_told(told: str, message: dict[str, Any]) -> None:
    assert told in " ".join(measure(message))


def test_a_well_cited_text_breaks_none() -> None:
    assert measure({"text": "x [1] [2] \\[3\\]", "entities": [cited(1, 2)]}) == []


def test_bytes_are_counted_as_teams_counts_them() -> None:
    assert size("") == 4 and size("ä") == 6 and size("\U0001f600") == 8
    assert WHOLE == 80_000


def test_signs_of_life_are_measured() -> None:
    assert measure_informative("Reading ...") == []
    assert measure_informative("ä" * 501) and measure_informative(" ")
