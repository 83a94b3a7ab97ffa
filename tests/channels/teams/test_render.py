import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.plain import plain
from bot.channels.teams.measure import WHOLE, measure, size
from bot.channels.teams.render import Outgoing, plain_outgoing, render
from bot.library.wording import Say
from bot.talk.reply import (
    Button,
    Buttons,
    Checklist,
    FindingCard,
    Notice,
    Part,
    Prose,
    Quote,
    Reply,
    SourceLine,
    Sources,
    Title,
    Words,
)
from tests.channels.teams.looking import found, texts, titles, wrong
from tests.channels.teams.samples import (
    FEEDBACK_BUTTONS,
    GOLDEN,
    HOSTILE,
    WHO,
    answer,
    check,
    flag,
    incident,
    samples,
    step,
    written,
)
from tests.channels.teams.wild import REPLIES, WILD


def one(reply: Reply, *, personal: bool = True) -> Outgoing:
    (made,) = render(reply, key="k", who=WHO, personal=personal)
    assert measure(made.plain()) == []
    assert [each for card in made.cards for each in wrong(card)] == []
    return made


def shown(*parts: Part, case: str = "c1") -> Outgoing:
    return one(Reply((Title("T"), *parts), "fallback", case=case))


@pytest.mark.parametrize("name", samples())
def test_the_main_replies_look_as_they_did(name: str) -> None:
    """Written anew by ``python -m tests.channels.teams.samples``; look at what changed."""
    assert written(samples()[name]) == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", samples())
def test_teams_takes_the_main_replies(name: str) -> None:
    one(samples()[name])
    one(samples()[name], personal=False)


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(samples())


def test_a_check_is_a_card_that_says_it_is_private() -> None:
    made = one(check())
    assert made.text == "" and made.summary.startswith("Verify first")
    assert made.cards[0]["fallbackText"] == made.summary
    assert made.entities[0]["usageInfo"]["name"] == "Personal data"
    assert "additionalType" not in made.entities[0]


def test_an_answer_is_text_whose_numbers_lead_to_its_sources() -> None:
    made = one(answer())
    assert "round\\_1. [1]" in made.text and "Sources" not in made.text
    assert [each["position"] for each in made.entities[0]["citation"]] == [1, 2]
    assert titles(made.cards) == ["Send", "How this works"]


def test_too_many_sources_are_listed_in_the_text() -> None:
    made = one(answer(21))
    assert made.entities == []
    assert "**Sources**" in made.text
    assert "- \\[21\\] [Page 21: \\*cameras\\*](https://www.ic3.gov/psa/2025)" in made.text


def test_only_what_a_model_wrote_is_labelled_so() -> None:
    assert one(answer(written_by="model")).entities[0]["additionalType"] == ["AIGeneratedContent"]
    assert "additionalType" not in one(answer()).entities[0]


def test_teams_own_thumbs_take_the_place_of_buttons() -> None:
    made = one(check())
    assert made.channel_data == {"feedbackLoop": {"type": "default"}}
    assert not any("feedback" in each["data"].get("press", "") for each in
                   found(made.cards, "Action.Execute"))  # fmt: skip
    assert one(incident()).channel_data == {}
    only = one(Reply((Title("T"), Buttons(FEEDBACK_BUTTONS)), "f"))
    assert found(only.cards, "ActionSet") == []


def test_choices_are_suggested_in_a_chat_and_buttons_elsewhere() -> None:
    reply = samples()["unsure"]
    assert one(reply).suggested == ("Check it as a profile", "Look it up in the guidance")
    assert one(reply).cards == []
    made = one(reply, personal=False)
    assert made.suggested == () and titles(made.cards)[0] == "Check it as a profile"


def test_four_choices_are_too_many_to_suggest() -> None:
    many = Buttons(tuple(Button(each, each) for each in ("check", "ask", "respond", "help")))
    made = one(Reply((Prose("What?"), many), "f"))
    assert made.suggested == () and len(titles(made.cards)) == 4


def test_a_long_text_is_a_card() -> None:
    made = one(Reply((Prose("word " * 3000),), "f"))
    assert made.text == "" and texts(made.cards).count("word ") == 3000


def test_what_does_not_fit_goes_on_in_the_next_message_and_the_buttons_stay() -> None:
    parts: tuple[Part, ...] = (
        Title("Big"),
        *[Prose("word " * 2000)] * 5,
        Buttons((Button("a", "Go"),)),
    )
    made = render(Reply(parts, "fallback", case="c"), key="k")
    assert [each.summary for each in made] == ["fallback (1/2)", "fallback (2/2)"]
    assert "It goes on in the next message." in texts(made[0].cards)
    assert titles(made[0].cards) == ["Go"] and titles(made[1].cards) == []
    assert texts([each.cards for each in made]).count("word ") == 10_000


def test_a_heading_goes_where_its_text_goes() -> None:
    parts: tuple[Part, ...] = (
        Title("A"),
        *[Prose("x" * 4000)] * 9,
        Title("Heading", 2),
        Prose("y" * 4000),
    )
    first, second = render(Reply(parts, "f"))
    assert "Heading" not in json.dumps(first.cards) and "Heading" in json.dumps(second.cards)


def test_five_flags_with_all_there_is_to_say_fit_one_message() -> None:
    long = flag(why="w" * 160, innocent_reasons=("r" * 80,) * 3, clears="c" * 90)
    steps = [step(id=str(at), how="h" * 220, message="m" * 280) for at in range(5)]
    parts: tuple[Part, ...] = (*[long] * 5, Checklist(tuple(steps)), check().parts[-1])
    one(Reply((Title("T"), *parts), "f", sensitive=True, case="c" * 16))


def test_what_others_wrote_stands_in_runs_alone_and_our_few_words_in_the_language() -> None:
    say = Say("xx", {"Done": "Erledigt"})
    parts = (Title(HOSTILE), Quote(HOSTILE, HOSTILE), Notice(HOSTILE), Words(HOSTILE),
             flag(HOSTILE, quotes=(Quote(HOSTILE, HOSTILE, ((2, 9),)),)),
             Checklist((step(HOSTILE),)))  # fmt: skip
    (made,) = render(Reply(parts, HOSTILE, case="c"), say=say)
    assert measure(made.plain()) == [] and wrong(made.cards[0]) == []
    assert not any("at>" in each["text"] for each in found(made.cards, "TextBlock"))
    assert not any("{{" in each["text"] for each in found(made.cards, "TextRun"))
    assert plain(HOSTILE) in texts(made.cards)
    assert found(made.cards, "Action.OpenUrl") == [
        each for each in found(made.cards, "Action.OpenUrl") if "ic3.gov" in each["url"]
    ]
    assert not {"\u202e", "\u200b"} & set(json.dumps(made.cards, ensure_ascii=False))
    assert "Erledigt" in titles(made.cards) and made.cards[0]["lang"] == "xx"


def test_there_is_always_something_to_show() -> None:
    for fallback in ("", " \u200b", "\0"):
        made = one(Reply((), fallback))
        assert made.summary == "Deskcheck" and texts(made.cards) == "Deskcheck"


def test_a_plain_message_says_what_was_cut_and_what_matters_most() -> None:
    parts = (flag("Sign <at>1</at>"), Checklist((step("*Call* back"),)))
    made = plain_outgoing(Reply(parts, "2 signs."), "Teams did not take the rest.")
    assert made.cards == [] and measure(made.plain()) == []
    assert made.text == (
        "2 signs.\n\nTeams did not take the rest.\n\n"
        "- Sign &lt;at&gt;1&lt;/at&gt;\n- \\*Call\\* back"
    )
    assert plain_outgoing(Reply((), ""), "").text == "Deskcheck"


@settings(max_examples=150)
@given(REPLIES, st.integers(-1, 4), st.booleans())
def test_teams_takes_whatever_is_laid_out(reply: Reply, page: int, personal: bool) -> None:
    for made in render(reply, page=page, key="k" * 22, who=WHO, personal=personal):
        assert measure(made.plain()) == []
        assert not re.search(r"(?<!\\)[<>]", made.text)
        for card in made.cards:
            assert wrong(card) == []


@settings(max_examples=40)
@given(REPLIES, WILD)
def test_teams_takes_every_plain_message(reply: Reply, cut: str) -> None:
    assert measure(plain_outgoing(reply, cut).plain()) == []


def test_teams_takes_two_hundred_flags_and_huge_texts() -> None:
    card = flag("t" * 400, quotes=(Quote("q " * 4000, "cv.txt", ((7000, 7010),)),) * 9)
    for case in ("", "c1"):
        made = render(Reply((*[card] * 200, Prose("x" * 100_000)), "f", case=case), key="k")
        assert all(measure(each.plain()) == [] for each in made)
        assert max(size(each.plain()) for each in made) <= WHOLE


@pytest.mark.parametrize("braces", ["{" * 9000, "{{DATE" * 1500, "{{ time" * 1500])
def test_teams_takes_a_text_of_braces(braces: str) -> None:
    line = SourceLine("s", "A page", "Us", "2026-11-28", "", braces, "1")
    for made in render(Reply((Sources((line,)), Notice(braces)), "f"), key="k"):
        assert measure(made.plain()) == []
        assert not any(
            re.search(r"\{\{\s*(date|time)", each["text"], re.IGNORECASE)
            for each in found(made.cards, "TextRun")
        )


@settings(max_examples=50)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=9))
def test_no_word_of_ours_is_lost(words: list[str]) -> None:
    kept = [plain(each) for each in words if plain(each).strip()]
    made = render(Reply((*map(Prose, words), flag()), "f"))
    told = texts([each.cards for each in made])
    assert told.startswith("".join(kept))


def test_finding_cards_are_never_text() -> None:
    assert all(isinstance(each, FindingCard) for each in (flag(),))
    assert shown(flag()).text == ""
