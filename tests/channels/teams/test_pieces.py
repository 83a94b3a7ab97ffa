from collections.abc import Sequence

from bot.channels.teams.elements import Frame
from bot.channels.teams.measure import Json
from bot.channels.teams.pieces import CARDS, pieces
from bot.library.wording import ENGLISH
from bot.talk.reply import (
    Bullets,
    Button,
    Buttons,
    FindingCard,
    Notice,
    Part,
    Prose,
    Quote,
    Sources,
    Title,
    Words,
)
from tests.channels.teams.looking import found, texts, titles
from tests.channels.teams.samples import SOURCE, flag


def made(*parts: Part, case: str = "c1", page: int = 0) -> list[list[Json]]:
    return list(pieces(parts, page, Frame(case, "k", ENGLISH)))


def flags(count: int) -> Sequence[FindingCard]:
    return [flag(f"Sign {at}") for at in range(1, count + 1)]


def test_each_part_has_its_shape() -> None:
    told = made(
        Prose("p"), Bullets(("one", " ", "two")), Words("to copy"), Notice("x.pdf is empty."),
        Sources((SOURCE,)), Quote("q", "notes.txt"), Buttons((Button("a", "Go"),)),
    )  # fmt: skip
    prose, bullets, words, notice, sources, quote, buttons = told
    assert texts(prose) == "p" and texts(bullets) == "• one• two"
    assert found(words, "TextRun")[0]["fontType"] == "Monospace"
    assert notice[0]["style"] == "warning" and texts(notice) == "⚠ x.pdf is empty."
    assert texts(sources) == (
        "[1] North Korean IT workers. FBI (Internet Crime Complaint Center), 2025-01-23, "
        "reviewed 2026-10-01"
    )
    assert quote[0]["style"] == "emphasis" and titles(buttons) == ["Go"]


def test_headings_stay_with_what_follows() -> None:
    (piece,) = made(Title("Big"), Title("Small", 2), Prose("words"))
    assert [each["type"] for each in piece] == ["TextBlock", "TextBlock", "RichTextBlock"]
    assert piece[0]["size"] == "Large" and piece[1]["size"] == "Medium"
    assert len(made(Title("Alone"))) == 1


def test_many_flags_are_paged_and_all_named_on_the_first_page() -> None:
    first, last = made(*flags(12)), made(*flags(12), page=2)
    assert "Flags 1-5 of 12" in texts(first) and "Flags 11-12 of 12" in texts(last)
    assert texts(first).count("Sign 3") == 2 and texts(first).count("Sign 9") == 1
    assert "Sign 3" not in texts(last) and "11. Sign 11" in texts(last)
    assert made(*flags(12), page=99) == last


def test_pages_are_turned_by_number() -> None:
    turned = [each for each in found(made(*flags(12), page=1), "Action.Execute")
              if each["verb"] == "page"]  # fmt: skip
    assert [each["title"] for each in turned] == ["Previous flags", "More flags"]
    assert [each["data"] for each in turned] == [
        {"page": 0, "case": "c1", "once": "k"}, {"page": 2, "case": "c1", "once": "k"},
    ]  # fmt: skip


def test_all_flags_are_shown_where_no_page_can_be_turned() -> None:
    assert "Sign 12" in texts(made(*flags(12), case=""))
    assert "Flags" not in texts(made(*flags(CARDS)))


def test_a_flag_too_long_for_a_fold_is_not_folded() -> None:
    assert found(made(flag(why="w" * 30_000)), "Action.ToggleVisibility") == []
    assert found(made(flag()), "Action.ToggleVisibility")
