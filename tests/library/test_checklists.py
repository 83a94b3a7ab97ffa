from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from bot.library.checklists import ChecklistFile
from bot.library.library import Library
from bot.library.list_passages import of_checklist
from bot.library.load import CHECKING, load
from bot.library.passages import Passage
from tests.library.folder import write
from tests.library.lists import CHECKLIST, LISTS


def content(**changes: Any) -> dict[str, Any]:
    """Return the checklist with keys of its first item changed; None takes one away."""
    found: dict[str, Any] = yaml.safe_load(str(LISTS[CHECKLIST]))
    item = {**found["items"][0], **changes}
    found["items"][0] = {key: value for key, value in item.items() if value is not None}
    return found


def passage(place: Path) -> Passage:
    (found,) = (p for p in load(write(place, LISTS)).passages if p.id.startswith("checklists/"))
    return found


@pytest.mark.parametrize(
    ("key", "value"),
    [("covers", []), ("covers", ["ONB12"]), ("seen_by", "recruiter"), ("areas", ["weather"]),
     ("weight", "heavy"), ("innocent_reasons", []), ("steps", []), ("sources", None),
     ("clears", None), ("since", 2026)],
)  # fmt: skip
def test_an_item_holds_only_what_its_keys_may_hold(key: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        ChecklistFile.model_validate(content(**{key: value}))
    assert {error["loc"][2] for error in caught.value.errors()} == {key}


def test_a_checklist_is_one_passage_under_the_heading_of_its_stage(tmp_path: Path) -> None:
    found = passage(tmp_path)
    assert found.id == "checklists/onboarding" and found.kind == "guidance"
    assert found.heading == "What to look at when somebody starts"
    assert (found.publisher, found.reviewed) == ("An office", "2026-11-21")
    assert found.asked_here == ("first day of a remote hire",)


def test_first_comes_who_looks_at_what_then_every_sign_with_its_reasons(tmp_path: Path) -> None:
    found = passage(tmp_path)
    assert [each.text for each in found.sentences] == [
        "When somebody starts, IT looks at: serial number of another machine.",
        "When somebody starts, HR looks at: one address for two workers.",
        "Serial number of another machine (strong): IT compares it with the shipping record. "
        "Ordinary reasons: a warranty swap; IT made a mix-up.",
        "What clears “serial number of another machine”: IT confirms the asset.",
        "One address for two workers (moderate): HR compares the addresses. "
        "Ordinary reasons: a couple.",
        "What clears “one address for two workers”: Both are asked.",
    ]
    assert {each.sources for each in found.sentences} == {("advisory",)}


def test_a_long_list_is_said_in_several_sentences_that_can_be_quoted(library: Library) -> None:
    file = library.checklists["employment"]
    seen = [item for item in file.items if item.seen_by == "it"]
    said = [
        each.text
        for each in of_checklist("employment", file, library.sources).sentences
        if each.text.startswith("After the start, IT looks at: ")
    ]
    assert len(seen) >= 10 and len(said) > 1
    assert sum(text.count("; ") + 1 for text in said) == len(seen)
    assert max(map(len, said)) <= 400


def test_a_command_that_only_checks_reads_checklists_and_makes_no_passages(tmp_path: Path) -> None:
    library = load(write(tmp_path, LISTS), only=CHECKING)
    assert set(library.checklists) == {"onboarding"}
    assert library.questions == {} and library.passages == ()
