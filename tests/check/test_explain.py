import json
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.check.explain import OTHER, explain, vocabulary
from bot.check.record import record
from bot.library.wording import ENGLISH
from bot.reading.parts import Part
from tests.check.explaining import NOTES, checked, explained, place, remark
from tests.check.random_outputs import changed, outputs
from tests.fakes.scripted_model import GONE, Scripted
from tests.knowledge.test_signals import SHIPPED

BEFORE = checked()
ACCOUNT = "A payment to a bank account in the verified name is accepted."
WORDED = "What clears it: another time or an in-person meeting on request."


def note(*remarks: dict[str, Any], text: str = NOTES) -> str:
    added = explained(list(remarks), [], text).explanation
    return added.note if added else ""


def test_a_note_restates_what_the_library_says_of_the_findings() -> None:
    assert note(remark("Every major official list names the request.", 8)) == (
        "Every major official list names the request."
    )
    assert note(remark(ACCOUNT, 11), remark("A meeting in person is a supervised check.", 99)) == (
        ACCOUNT
    )


@pytest.mark.parametrize(
    "text",
    [
        "He must be hired, a payment to a bank account in the verified name is accepted.",
        "A payment to a bank account in the verified name is not accepted.",
        "A payment to a bank account in the verified name must be accepted.",
        "A payment to a bank account in the verified name is accepted at https://pay.example.",
        "A payment of 500 to a bank account in the verified name is accepted.",
        "A payment to a bank account in the verified name is accepted by Binance.",
        "A payment to a zebra account in the verified name is accepted.",
        "Never being seen fits his nationality and accent.",
        "A disability, or a religious or safety reason.",
        "The candidate is a fraud.",
        "Eine Zahlung auf ein Bankkonto im geprüften Namen wird akzeptiert.",
        "<!channel> A payment to a bank account in the verified name is accepted.",
        "Looks fine to me.",
        "",
    ],
)
def test_a_note_says_nothing_else(text: str) -> None:
    assert note(remark(text, 1, 2, 3, 6, 8, 11)) == ""


def test_a_note_has_eighty_words_at_the_most() -> None:
    said = [each for finding in BEFORE.findings for each in (finding.why, finding.clears)]
    remarks = [remark(each, 2, 6, 8, 11) for each in said]
    assert 0 < len(note(*remarks).split()) <= 80
    assert note(remark(ACCOUNT, 11), remark(ACCOUNT, 11)) == ACCOUNT


def test_a_suggestion_is_words_of_the_profile_and_a_sign() -> None:
    quote = "a friend answers the phone"
    said = [
        place(quote, "work-shared-hands"), place("went online last Tuesday"),
        place("made up words here"), place("Went online last tuesday"),
        place("on in both calls.", "no-such-sign"), place("calls"), place(NOTES * 3),
    ]  # fmt: skip
    added = explained([], said).explanation
    assert added is not None
    assert [(each.signal, each.evidence.quote) for each in added.suggestions] == [
        ("work-shared-hands", quote), (OTHER, "went online last Tuesday"),
    ]  # fmt: skip
    assert added.suggestions[0].title == "Other people seem to have a hand in the work"
    for each in added.suggestions:
        span = each.evidence
        assert NOTES[span.start : span.end] == span.quote


def test_a_masked_quote_leads_back_to_the_original() -> None:
    text = NOTES.replace("kim.dev@mail.example", "the address kim.dev@mail.example only")
    model = Scripted({"explain": {"note": [], "suggestions": [place("Sends us to the address")]}})
    after = explain(checked(text), SHIPPED, model, "me", ENGLISH)
    assert after.explanation is not None
    assert "kim.dev" not in model.sent[0].given.text
    masked = next(
        each for each in model.sent[0].given.text.splitlines() if each.startswith("- Sends us")
    )
    words = " ".join(masked.split()[1:7])
    again = explained([], [place(words)], text).explanation
    # It holds an address, which is not pointed at.
    assert again is None


@pytest.mark.parametrize(
    "trait",
    ["nationality: Korean", "speaks with an accent", "a native speaker of it", "born in 1990 here",
     "is married with kids", "seine Staatsangehörigkeit steht da", "sotaque muito forte",
     "disability in the family", "the photo looks odd", "a young man here", "seine Religion ist",
     "a sua religião é", "is a woman of", "her first language", "Herkunft und Alter"],
)  # fmt: skip
def test_what_is_never_a_sign_is_never_pointed_at(trait: str) -> None:
    assert explained([], [place(trait)], f"{NOTES}- {trait}\n").explanation is None


def test_what_a_finding_shows_already_is_not_suggested() -> None:
    shown = BEFORE.findings.items[0].evidence[0].quote
    assert explained([], [place(shown)]).explanation is None


def test_a_model_that_fails_costs_one_line() -> None:
    after = explain(BEFORE, SHIPPED, Scripted({}, breaks_at=0), "me", ENGLISH)
    assert after == replace(BEFORE, notices=(GONE,))
    german = checked(language="de")
    after = explain(german, SHIPPED, Scripted({}, breaks_at=0), "me", SHIPPED.say("de"))
    assert after.notices[0].startswith("Das Sprachmodell konnte nicht helfen")


def test_the_model_reads_masked_text_and_no_more_than_it_must() -> None:
    model = Scripted({"explain": {"note": [], "suggestions": []}})
    long = replace(
        BEFORE,
        parts=(
            Part("cv kim.pdf", NOTES + f"{'word ' * 9}kim@mail.example\n" * 2_000),
            Part("b", "end"),
        ),
    )
    explain(long, SHIPPED, model, "me", ENGLISH)
    assert len(model.sent[0].given.text) < 35_000
    assert "cv kim" not in model.sent[0].given.text
    assert "mail.ex" not in model.sent[0].given.text
    assert model.sent[0].version == "1"


def test_the_record_prints_it_apart() -> None:
    told = record(explained([remark(ACCOUNT, 11)], [place("went online last Tuesday")]))
    place_ = told["explanation"]["suggestions"][0]
    assert told["explanation"]["note"] == ACCOUNT
    assert (place_["signal"], place_["evidence"]["quote"]) == ("other", "went online last Tuesday")
    assert record(BEFORE)["explanation"] is None


def test_the_words_of_a_note_are_the_librarys() -> None:
    assert vocabulary(SHIPPED).strange("A zebra account", "en") == ["zebra"]
    assert vocabulary(SHIPPED) is vocabulary(SHIPPED)


TEXTS = st.one_of(st.text(max_size=80), st.sampled_from((NOTES[5:60], ACCOUNT, "[mail-1]", WORDED)))
REMARKS = st.fixed_dictionaries({"text": TEXTS, "restates": st.lists(st.integers(), max_size=4)})
PLACES = st.fixed_dictionaries({"quote": TEXTS, "signal": st.one_of(TEXTS, st.just("other"))})


@settings(max_examples=60)
@given(st.lists(REMARKS, max_size=6), st.lists(PLACES, max_size=6))
def test_nothing_a_model_says_changes_what_the_rules_say(
    remarks: list[Any], places: list[Any]
) -> None:
    assert changed({"note": remarks, "suggestions": places}, BEFORE) == ""


def test_random_answers_change_nothing() -> None:
    chance = random.Random(1)
    said = [each.why for each in BEFORE.findings]
    assert [changed(outputs(chance, said), BEFORE) for _ in range(300)] == [""] * 300
    assert json.dumps(record(BEFORE)) == json.dumps(record(checked()))
