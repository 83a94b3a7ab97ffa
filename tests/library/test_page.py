from pathlib import Path
from typing import Any

import pytest

from bot.library.page import Page, shape
from bot.library.shapes import IdeaFile, SourcesFile
from tests.library.test_read import page_of, told


def shaped(place: Path, text: str) -> list[str]:
    """Read one word list and return what is wrong with it."""
    page = page_of(place, text)
    assert shape(page, IdeaFile) is None
    return told(page)


def test_a_way_that_leads_nowhere_has_the_line_of_its_last_known_step(tmp_path: Path) -> None:
    page = page_of(tmp_path, "\na: 1\nb:\n  - x\n")
    assert [page.line(where) for where in ((), ("b", 0, "q", 3), ("z",))] == [2, 4, 2]
    assert Page("empty.yaml").line(("a",)) == 1


def test_a_mistake_names_file_line_and_way(tmp_path: Path) -> None:
    page = page_of(tmp_path, "a: 1\nb: [x]\n")
    page.wrong(("b", 0), "is odd")
    page.wrong((), "all of it")
    assert told(page) == ["x.yaml:2: b.0: is odd", "x.yaml:1: all of it"]


IDEA = "title: A list\nkind: thing\n"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "x.yaml:1: a mapping of keys is needed here"),
        ("- a\n", "x.yaml:1: a mapping of keys is needed here"),
        ("kind: thing\n", "x.yaml:1: title: is needed"),
        ("kind: thing\ntitle: NO\n", "x.yaml:2: title: a text is needed here; put it in quotes"),
        ("title: a\nkind: stuff\n", "x.yaml:2: kind: input should be 'thing', 'act' or 'grammar'"),
        (IDEA + "fr: [a]\n", "x.yaml:3: fr: unknown key; see knowledge/README.md"),
        (IDEA + "en: camera\n", "x.yaml:3: en: a list is needed here"),
        (IDEA + "en:\n", "x.yaml:3: en: a list is needed here"),
        (
            IDEA + "en:\n  - camera\n  - NO\n",
            "x.yaml:5: en.1: input should be a valid string "
            "(YAML read this as false; put it in quotes)",
        ),
        (IDEA + "en:\n  - yes\n", "x.yaml:4: en.0: input should be a valid string (YAML read this"),
        (IDEA + "en: [2020-01-01]\n", "x.yaml:3: en.0: input should be a valid string (YAML read"),
        (IDEA + "en: [1.5]\n", "x.yaml:3: en.0: input should be a valid string (YAML read this"),
        (IDEA + "en:\n  - {entry: a}\n", "x.yaml:4: en.0.source: is needed"),
        (IDEA + "en:\n  - a\n  - '...'\n", "x.yaml:5: en.1: `...` is never found; an entry starts"),
    ],
)
def test_a_wrong_shape_is_one_mistake_on_its_line(tmp_path: Path, text: str, mistake: str) -> None:
    (only,) = shaped(tmp_path, text)
    assert only.startswith(mistake)


def test_all_that_is_wrong_in_a_file_is_told_at_once(tmp_path: Path) -> None:
    assert shaped(tmp_path, "kind: stuff\nen: camera\nfr: [a]\n") == [
        "x.yaml:1: title: is needed",
        "x.yaml:1: kind: input should be 'thing', 'act' or 'grammar'",
        "x.yaml:2: en: a list is needed here",
        "x.yaml:3: fr: unknown key; see knowledge/README.md for the keys of this file",
    ]


def test_a_missing_key_of_an_entry_is_told_at_the_entry(tmp_path: Path) -> None:
    page = page_of(tmp_path, "sources:\n  - id: a\n    title: t\n  - id: b\n")
    assert shape(page, SourcesFile) is None
    assert "x.yaml:4: sources.1.title: is needed" in told(page)
    assert not any("sources.0.title" in each for each in told(page))


@pytest.mark.parametrize(("en", "words"), [("[a, b]", ("a", "b")), ("['NO']", ("NO",)), ("[]", ())])
def test_a_right_shape_is_returned(tmp_path: Path, en: str, words: Any) -> None:
    page = page_of(tmp_path, f"{IDEA}en: {en}\n")
    file = shape(page, IdeaFile)
    assert file is not None and file.en == words
    assert page.mistakes == []
