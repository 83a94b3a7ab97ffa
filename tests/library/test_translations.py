from datetime import date
from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.lint_papers import notes
from bot.library.load import draw, load
from bot.library.translations import kept
from tests.library.folder import told, write
from tests.library.papers import PAPERS, PLAYBOOK

PAGE = "playbooks/de/suspected.md"
GERMAN = """\
---
title: Sie verdächtigen jemanden
reviewed: 2026-11-28
---
Schützen Sie die Systeme.

## Now
### Do
- `keep` Bewahren Sie die Nachricht auf.
- `cut` Sperren Sie den Zugang.
### Do not
- Zahlen Sie nicht.

## Day 1
- `report` Zeigen Sie es an.
"""
WORDING = (
    "language: de\n"
    'texts: {"at once": sofort, "first hour": in der ersten Stunde, "day 1": am ersten Tag}\n'
)


def folder(place: Path, page: str) -> Library:
    return load(write(place, {**PAPERS, PAGE: page}))


def noted(place: Path, page: str | None) -> list[str]:
    files = {**PAPERS, "wording/de.yaml": WORDING} | ({PAGE: page} if page else {})
    draft, _ = draw(write(place, files))
    assert draft.mistakes() == []
    found = notes(draft, "knowledge", date(2026, 11, 28))
    return [str(each) for each in found if "playbooks" in each.file]


def test_every_text_of_a_playbook_is_said_in_the_language(tmp_path: Path) -> None:
    playbook = folder(tmp_path, GERMAN).playbooks["suspected"]
    assert playbook.title.said("de") == "Sie verdächtigen jemanden"
    assert playbook.goal.said("de") == "Schützen Sie die Systeme."
    now, day = playbook.phases
    assert [each.do.said("de") for each in (*now.steps, *now.do_not, *day.steps)] == [
        "Bewahren Sie die Nachricht auf.",
        "Sperren Sie den Zugang.",
        "Zahlen Sie nicht.",
        "Zeigen Sie es an.",
    ]
    assert now.steps[1].do.en == "Cut the access." and now.steps[1].who == ("security", "it")
    assert now.steps[1].only_if and now.steps[1].sources == ("advisory",)


def test_answers_are_taken_from_the_english_alone(tmp_path: Path) -> None:
    library = folder(tmp_path, GERMAN)
    assert not any("Zahlen" in each.text for each in library.passages)


def test_what_is_not_translated_is_said_in_english(tmp_path: Path) -> None:
    page = GERMAN.replace("- `cut` Sperren Sie den Zugang.\n", "").replace("Zahlen Sie nicht.", "")
    playbook = folder(tmp_path, page.replace("### Do not\n- \n", "")).playbooks["suspected"]
    assert playbook.phases[0].steps[1].do.said("de") == "Cut the access."
    assert playbook.phases[0].do_not[0].do.said("de") == "Do not pay."
    assert playbook.phases[0].do_not[0].do.said("pt") == "Do not pay."


def test_where_one_of_several_items_is_missing_none_is_guessed(tmp_path: Path) -> None:
    english = PAPERS[PLAYBOOK].replace(
        "- Do not pay. [advisory]", "- Do not pay. [advisory]\n- Do not wait. [advisory]"
    )
    library = load(write(tmp_path, {**PAPERS, PLAYBOOK: english, PAGE: GERMAN}))
    do_not = library.playbooks["suspected"].phases[0].do_not
    assert [each.do.said("de") for each in do_not] == ["Do not pay.", "Do not wait."]


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("`cut`", "`cot`", f"{PAGE}:10: the English has no step `cot`"),
        ("`cut`", "`keep`", f"{PAGE}:10: the step id `keep` stands here twice"),
        ("- `cut` Sperren", "- Sperren", f"{PAGE}:10: a translated step is - `id` what to do"),
        ("Zugang.", "Zugang. [advisory]", f"{PAGE}:10: a translation is texts alone"),
        ("Zugang.", "Zugang. (who: it)", f"{PAGE}:10: a translation is texts alone"),
        ("Zugang.", "Zugang in 24 Stunden.", f"{PAGE}:10: numbers and names differ"),
        ("nicht.", "nicht.\n- Warten Sie nicht.", f"{PAGE}:13: the English has 1 items here"),
        ("## Day 1", "## Tag 1", f"{PAGE}:15: `Tag 1` is no heading of a playbook"),
        ("## Day 1", "## Later", ""),
        ("### Do not", "### Nicht tun", f"{PAGE}:12: `Now - Nicht tun` is no heading"),
        ("title: Sie verdächtigen jemanden\n", "", f"{PAGE}:2: title: is needed"),
        ("reviewed: 2026-11-28", "rank: 1", f"{PAGE}:3: rank: unknown key"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    old: str, new: str, mistake: str, tmp_path: Path
) -> None:
    found = told(tmp_path, {**PAPERS, PAGE: GERMAN.replace(old, new)})
    assert any(mistake in each for each in found) if mistake else found == [], found


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("playbooks/de/another.md", "there is no playbook `another` to be the translation of"),
        ("playbooks/fr/suspected.md", "a folder in playbooks/ is a language, de or pt"),
    ],
)
def test_a_translation_belongs_to_a_playbook_and_a_language(
    name: str, mistake: str, tmp_path: Path
) -> None:
    assert told(tmp_path, {**PAPERS, name: GERMAN}) == [f"knowledge/{name}:2: {mistake}"]


def test_a_whole_translation_leaves_nothing_to_note(tmp_path: Path) -> None:
    assert noted(tmp_path, GERMAN) == []


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("- `cut` Sperren Sie den Zugang.\n", "", "shown in English until it stands here: `cut`"),
        ("### Do not\n- Zahlen Sie nicht.\n", "", "stands here: do not of now"),
        ("Schützen Sie die Systeme.\n", "", "stands here: the goal"),
        ("2026-11-28", "2026-11-20", "last held against the English on 2026-11-20"),
    ],
)
def test_what_is_lacking_or_old_is_noted(old: str, new: str, note: str, tmp_path: Path) -> None:
    (found,) = noted(tmp_path, GERMAN.replace(old, new))
    assert found.startswith(f"knowledge/{PAGE}:1: ") and note in found


def test_a_playbook_without_a_translation_and_words_for_when_are_noted(tmp_path: Path) -> None:
    (found,) = noted(tmp_path, None)
    assert found == f"knowledge/{PLAYBOOK}:1: there is no knowledge/{PAGE} yet"
    lacking = PAPERS[PLAYBOOK].replace("by: day 1", "by: next year")
    draft, _ = draw(
        write(tmp_path, {**PAPERS, "wording/de.yaml": WORDING, PLAYBOOK: lacking, PAGE: GERMAN})
    )
    (told_of,) = (
        each for each in notes(draft, "knowledge", date(2026, 11, 28)) if "playbooks" in each.file
    )
    assert told_of.text == "not in wording/de.yaml yet: by next year"


def test_numbers_and_names_are_the_same_in_every_language() -> None:
    assert kept("USD 0.83 million, @seal_bot, ic3.gov") == kept("ic3.gov, @seal_bot, USD 0,83")
    assert kept("within 72 hours") != kept("innerhalb von 24 Stunden")
