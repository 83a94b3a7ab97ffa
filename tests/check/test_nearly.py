from datetime import date
from pathlib import Path

import pytest

from bot.check.nearly import Lack, Near, nearly
from bot.library.library import Library
from bot.library.load import load
from bot.reading.parts import Part
from bot.reading.profile import read
from tests.library.folder import SIGNAL, edit, write

TODAY = date(2026, 11, 28)
GRAMMAR = {
    f"lists/grammar/{name}.yaml": f"title: x\nkind: grammar\nen: [{words}]\n"
    for name, words in (
        ("negation", "=not, never"), ("our-side", "we told him"), ("hypothetical", "=if"),
        ("work-verbs", "built"), ("put-to-candidate", "could you"),
    )
}  # fmt: skip
LISTS = {
    "lists/shared/round.yaml": "title: x\nkind: thing\nen: [round]\n",
    "lists/shared/cleared.yaml": "title: x\nkind: thing\nen: [came on later]\n",
}
SAYS = "  says: {all_of: [camera, refusal]}"


def near(folder: Path, text: str, condition: str = SAYS) -> list[Near]:
    root = write(folder, {**GRAMMAR, **LISTS, **edit(SIGNAL, (SAYS, condition))})
    library = load(root)
    return nearly(read((Part("x", text),), library, TODAY), library, ())


@pytest.mark.parametrize(
    ("text", "lack", "lists", "words", "there"),
    [
        ("The camera was fine.", Lack.MISSING, ["refusal"], [], ["camera"]),
        ("She refused everything.", Lack.MISSING, ["camera"], [], ["refused"]),
        ("He never refused the camera.", Lack.DENIED, ["refusal"], ["never"], []),
        ("We told him he refused a camera.", Lack.OURS, ["refusal"], ["We told him"], ["camera"]),
        ("If refused, the camera stays.", Lack.SUPPOSED, [], [], ["camera", "refused"]),
        ("Built what refused a camera.", Lack.WORK, [], [], ["camera", "refused"]),
        ("Could you say who refused a camera?", Lack.ASKED, [], [], ["camera", "refused"]),
    ],
)
def test_what_keeps_a_signal_quiet_is_told(
    text: str, lack: Lack, lists: list[str], words: list[str], there: list[str], tmp_path: Path
) -> None:
    (only,) = near(tmp_path, text)
    assert (only.signal, only.lack, list(only.lists)) == ("camera-refused", lack, lists)
    assert [span.quote for span in only.words] == words
    assert [span.quote for _, span in only.there if lack is not Lack.DENIED] == there
    assert text.startswith(only.place.quote)


def test_what_clears_it_is_told_with_its_words(tmp_path: Path) -> None:
    condition = "  says: {all_of: [camera, refusal], none_of: [cleared]}"
    (only,) = near(tmp_path, "He refused the camera. He came on later.", condition)
    assert (only.lack, only.lists) == (Lack.CLEARED, ("cleared",))
    assert [span.quote for span in only.words] == ["came on later"]


def test_words_too_far_apart_are_told(tmp_path: Path) -> None:
    condition = "  says: {all_of: [camera, refusal], apart: 2}"
    (only,) = near(tmp_path, "He refused a green hat and a blue camera.", condition)
    assert only.lack is Lack.APART


def test_a_missing_fact_or_one_that_must_not_be_is_told(tmp_path: Path) -> None:
    condition = "  all: [{says: [camera]}, {mail.kind|is: free}]"
    (fact,) = near(tmp_path / "fact", "The camera.", condition)
    assert (fact.lack, fact.lists) == (Lack.FACT, ("mail.kind|is: free",))
    condition = "  all: [{says: [camera]}, {not: {says: [round]}}]"
    (cleared,) = near(tmp_path / "not", "The camera in round one.", condition)
    assert (cleared.lack, cleared.lists) == (Lack.CLEARED, ("not",))
    assert "round" in cleared.words[0].quote


def test_lists_of_which_one_would_do_are_told_together(tmp_path: Path) -> None:
    condition = "  any: [{says: [camera, refusal]}, {says: {all_of: [camera], any_of: [round]}}]"
    (only,) = near(tmp_path, "The camera was fine.", condition)
    assert only.lists == ("refusal", "round")


def test_where_two_things_lack_nothing_is_near(tmp_path: Path) -> None:
    condition = "  says: [camera, refusal, round]"
    assert near(tmp_path, "The camera was fine.", condition) == []
    (only,) = near(tmp_path / "two", "The camera was refused.", condition)
    assert only.lists == ("round",) and only.close


def test_a_single_thing_spoken_of_is_not_close(tmp_path: Path) -> None:
    (thing,) = near(tmp_path / "thing", "The camera was fine.")
    (act,) = near(tmp_path / "act", "She refused everything.")
    assert (thing.close, act.close) == (False, True)


def test_what_fired_is_not_near_and_the_nearest_comes_first(library: Library) -> None:
    text = "He did not refuse the camera. He asked for salary in crypto."
    profile = read((Part("x", text),), library, TODAY)
    found = nearly(profile, library, ["pay-in-crypto"])
    names = [each.signal for each in found]
    assert names[0] == "camera-refused" and "pay-in-crypto" not in names
    assert len(names) == len(set(names))
    order = [list(Lack).index(each.lack) for each in found]
    assert order == sorted(order)
