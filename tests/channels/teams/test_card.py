from dataclasses import replace

from bot.channels.teams.card import head, listed, remark, render
from bot.channels.teams.elements import Frame
from bot.library.wording import ENGLISH
from bot.talk.reply import Quote, Remark
from tests.channels.teams.looking import folded, found, seen, texts, titles
from tests.channels.teams.samples import SOURCE, WHEN, WHO, flag


def frame(case: str = "c1") -> Frame:
    return Frame(case, "k", ENGLISH, WHO)


def test_how_heavy_and_what_it_is_and_whose_words_are_seen_at_once() -> None:
    made = render(2, flag(), frame())
    assert seen(made).startswith("■ strong  interview2. Will not switch the camera on")
    assert "asked twice, no camera, sorry" in seen(made)
    assert "A poor connection" not in seen(made)
    assert found(made, "TextRun")[0]["color"] == "Attention"


def test_what_is_fair_to_say_is_folded_with_its_sources_and_buttons() -> None:
    made = render(1, flag(sources=(SOURCE,) * 5), frame())
    (inside,) = folded(made)
    told = texts(inside)
    assert "Why it is a sign: Never being seen" in told
    assert "Ordinary reasons: A poor connection. An old computer." in told
    assert "What clears it: Another time" in told
    assert told.endswith("FBI 2025-01-23, FBI 2025-01-23, FBI 2025-01-23 + 2")
    assert titles(inside, "Action.ShowCard") == ["Add a note"]
    assert "Why it is a sign · Ordinary reasons · What clears it" in texts(made)


def test_nothing_is_folded_that_has_to_stand_in_several_cards() -> None:
    made = render(1, flag(), frame(), folded=False)
    assert not any("isVisible" in each for each in made)
    assert found(made, "Action.ToggleVisibility") == []


def test_without_a_case_nothing_can_be_pressed() -> None:
    assert found(render(1, flag(), frame("")), "Action.ShowCard") == []


def test_what_a_person_added_is_seen_with_name_and_moment() -> None:
    said = Remark("29:ana", WHEN, "Met <at>him</at>.")
    made = render(1, flag(remarks=(said,)), frame())
    assert "💬 Ana Ruiz, {{DATE(2026-11-28T09:30:00Z, SHORT)}}" in texts(made)
    assert ": Met <at>him</at>." in texts(made)
    assert texts(remark(replace(said, who="29:x", text=""), frame())).startswith("💬 {{DATE")


def test_three_quotes_are_seen_and_the_others_folded() -> None:
    made = render(1, flag(quotes=tuple(Quote(f"q{at}", "") for at in range(5))), frame())
    assert "q2" in seen(made) and "q3" not in seen(made) and "q4" in texts(made)


def test_a_flag_in_a_list_is_one_line() -> None:
    (made,) = listed(3, flag(weight="weak", tags=("", "")))
    assert texts(made) == "■ weak  3. Will not switch the camera on"
    assert texts(head(1, flag(weight="", tags=("", "")))).startswith("■   interview")
