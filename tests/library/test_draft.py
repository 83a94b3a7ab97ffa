from pathlib import Path

from bot.library.load import draw
from tests.library.folder import write
from tests.library.lists import LISTS
from tests.library.papers import PAPERS, PLAYBOOK


def test_every_file_is_put_in_its_place(tmp_path: Path) -> None:
    draft, digest = draw(write(tmp_path, dict(PAPERS)))
    assert draft.mistakes() == [] and len(digest) == 12
    assert set(draft.papers) == {"guidance/interview/camera", "policy/camera"}
    assert set(draft.playbooks) == {"suspected"} and set(draft.places) == {"eu"}
    assert draft.organisation is not None and "keys" in draft.triage
    assert draft.blocks[PLAYBOOK]


def test_checklists_and_questions_are_kept_by_stage_and_topic(tmp_path: Path) -> None:
    draft, _ = draw(write(tmp_path, LISTS))
    assert draft.mistakes() == []
    assert set(draft.checklists) == {"onboarding"} and set(draft.topics) == {"own-work"}


def test_what_nothing_reads_is_told(tmp_path: Path) -> None:
    draft, _ = draw(write(tmp_path, {**PAPERS, "recipes/soup.md": "---\ntitle: x\n---\ny\n"}))
    assert [str(each) for each in draft.mistakes()] == [
        "knowledge/recipes/soup.md:2: nothing reads a file here; see knowledge/README.md for the "
        "folders"
    ]


def test_a_broken_page_is_put_nowhere(tmp_path: Path) -> None:
    draft, _ = draw(write(tmp_path, {**PAPERS, PLAYBOOK: "---\ntitle: [\n---\n"}))
    assert draft.playbooks == {} and len(draft.mistakes()) >= 1


def test_a_glossary_stands_under_its_language(tmp_path: Path) -> None:
    text = "title: x\nkind: glossary\nlanguage: de\ngroups:\n  - [company, firma]\n"
    more = text.replace("[company, firma]", "[the, die]")
    files = {**PAPERS, "lists/words.yaml": text, "lists/more.yaml": more}
    draft, _ = draw(write(tmp_path, files))
    assert draft.mistakes() == []
    assert sorted(draft.glossaries["de"]) == [("company", "firma"), ("the", "die")]


def test_a_word_of_two_groups_is_told_with_its_line(tmp_path: Path) -> None:
    text = "title: x\nkind: glossary\nlanguage: pt\ngroups:\n  - [a, um]\n  - [one, Um]\n"
    draft, _ = draw(write(tmp_path, {**PAPERS, "lists/words.yaml": text}))
    assert [str(each) for each in draft.mistakes()] == [
        "knowledge/lists/words.yaml:6: groups.1: `Um` stands in an earlier group too"
    ]
