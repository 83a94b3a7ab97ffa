import json
from datetime import date

from bot.check.desk import assess
from bot.check.record import record
from bot.library.library import Library
from bot.reading.parts import Part, Unread

DAY = date(2026, 11, 21)
TEXT = "He refused to switch the camera on.\nlaptop to go to his friend, who forwards it abroad\n"


def test_the_printed_object_has_exactly_the_promised_keys(library: Library) -> None:
    assessment = assess((Part("text", TEXT),), library, DAY, unread=(Unread("x.png", "no"),))
    printed = record(assessment)
    assert set(printed) == {
        "priority", "findings", "plan", "not_given", "unread", "parts", "explanation",
        "notices", "library",
    }  # fmt: skip
    assert set(printed["findings"][0]) == {
        "signal", "title", "area", "weight", "covers", "evidence", "why", "innocent_reasons",
        "clears", "sources",
    }  # fmt: skip
    assert set(printed["findings"][0]["evidence"][0]) == {"part", "quote", "start", "end"}
    assert set(printed["findings"][0]["sources"][0]) == {
        "id", "title", "publisher", "date", "url",
    }  # fmt: skip
    assert set(printed["plan"][0]) == {
        "step", "title", "how", "who", "effort", "friction", "before_stage", "message", "gate",
        "answers",
    }  # fmt: skip
    assert printed["unread"] == [{"what": "x.png", "reason": "no"}]
    assert printed["explanation"] is None
    assert printed["parts"] == [{"name": "text"}]
    assert json.loads(json.dumps(printed)) == printed


def test_with_text_the_offsets_can_be_followed(library: Library) -> None:
    printed = record(assess((Part("text", TEXT),), library, DAY), with_text=True)
    assert printed["text"] == printed["parts"][0]["text"] == TEXT
    for finding in printed["findings"]:
        for each in finding["evidence"]:
            assert printed["text"][each["start"] : each["end"]] == each["quote"]


def test_several_parts_have_no_single_text(library: Library) -> None:
    parts = (Part("a.txt", TEXT), Part("b.txt", "hello"))
    printed = record(assess(parts, library, DAY), with_text=True)
    assert "text" not in printed
    assert [each["name"] for each in printed["parts"]] == ["a.txt", "b.txt"]


def test_only_addresses_that_were_seen_are_printed(library: Library) -> None:
    findings = record(assess((Part("text", TEXT),), library, DAY))["findings"]
    for source in (each for finding in findings for each in finding["sources"]):
        seen = library.sources[source["id"]].url_basis == "seen"
        assert bool(source["url"]) is seen
