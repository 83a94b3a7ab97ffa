from pathlib import Path

import pytest

from bot.ask.desk import assess, texts
from bot.ask.evidence import Evidence
from bot.library.library import Library
from bot.library.load import CHECKING, load
from tests.ask.asking import Absent, Knows, ask, folder, page

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
NOTES_GUIDANCE = page(
    "Interview notes",
    "Interview notes are deleted after six months. [advisory]\n\n"
    "## Where they lie\nInterview notes lie in the applicant system. [advisory]",
)
NOTES_POLICY = page("Our notes", "Interview notes are deleted after twelve months.", owner="hr")


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load(KNOWLEDGE)


def test_every_sentence_stands_in_the_folder_word_for_word_with_its_citation(
    shipped: Library,
) -> None:
    answer = ask("can we insist that the camera is on?", shipped)
    assert answer.answered and answer.sentences
    held = {each.id: {s.text for s in each.sentences} for each in shipped.passages}
    for said in answer.sentences:
        assert all(said.text in held[id_] for id_ in said.passages)
    cited = {each.passage.id for each in answer.sources}
    assert cited == {id_ for said in answer.sentences for id_ in said.passages}
    assert all(each.passage.reviewed and each.publisher for each in answer.sources)


def test_an_answer_is_sized_for_a_chat(shipped: Library) -> None:
    answer = ask("what should we do about equipment, payment, identity and references?", shipped)
    assert sum(len(each.text) for each in answer.sentences) <= 1200


@pytest.mark.parametrize("text", ["how do I bake bread?", "zzzz qqqq", "???", "the of and"])
def test_what_is_not_there_is_not_answered(text: str, shipped: Library) -> None:
    answer = ask(text, shipped)
    assert not answer.answered and not answer.sentences and not answer.sources
    assert answer.evidence is Evidence.NONE


def test_a_folder_that_is_not_loaded_is_another_case() -> None:
    answer = ask("can we insist on the camera?", load(KNOWLEDGE, only=CHECKING))
    assert answer.evidence is Evidence.EMPTY and not answer.nearest


def test_the_companys_own_policy_comes_first_and_a_contradiction_is_shown(tmp_path: Path) -> None:
    library = folder(
        tmp_path, {"guidance/a/notes.md": NOTES_GUIDANCE, "policy/notes.md": NOTES_POLICY}
    )
    answer = ask("after how many months are interview notes deleted?", library)
    assert answer.sentences[0].passages == ("policy/notes",)
    (conflict,) = answer.conflicts
    assert "twelve months" in conflict and "six months" in conflict
    assert "Your policy “Our notes”" in conflict


def test_where_policy_and_guidance_agree_there_is_no_contradiction(tmp_path: Path) -> None:
    same = NOTES_POLICY.replace("twelve", "six")
    library = folder(tmp_path, {"guidance/a/notes.md": NOTES_GUIDANCE, "policy/notes.md": same})
    assert ask("when are interview notes deleted?", library).conflicts == ()


def test_a_template_says_that_it_is_one(tmp_path: Path) -> None:
    template = NOTES_POLICY.replace("owner: hr", "owner: hr\nstatus: template")
    answer = ask("when are interview notes deleted?", folder(tmp_path, {"policy/n.md": template}))
    assert any("not adopted" in each for each in answer.notices)


def test_legal_text_says_that_it_is_no_advice(tmp_path: Path) -> None:
    legal = NOTES_GUIDANCE.replace("owner: security", "owner: security\nlegal: true")
    answer = ask("when are interview notes deleted?", folder(tmp_path, {"guidance/a/n.md": legal}))
    assert any("not legal advice" in each for each in answer.notices)


def test_a_place_that_is_named_leaves_the_law_of_others_out(tmp_path: Path) -> None:
    pages = {
        f"guidance/law/{code.casefold()}.md": page(
            f"Notes under law {code}", f"Interview notes fall under law {code}. [advisory]",
            jurisdictions=f"[{code}]",
        )
        for code in ("EU", "US", "US-NY")
    }  # fmt: skip
    library = folder(tmp_path, pages)
    text = "which law do interview notes fall under?"
    cited = {each.passage.id for each in ask(text, library, jurisdiction="EU").sources}
    assert cited == {"guidance/law/eu"}
    cited = {each.passage.id for each in ask(text, library, jurisdiction="us").sources}
    assert cited == {"guidance/law/us", "guidance/law/us-ny"}
    named = ask(f"{text} in the european union", library)
    assert named.question.stated == ("EU",)
    assert {each.passage.id for each in named.sources} == {"guidance/law/eu"}


def test_a_follow_up_leans_on_the_question_before_it(shipped: Library) -> None:
    alone = ask("and how long for that?", shipped)
    leaning = ask("and how long for that?", shipped, "may we record interviews?")
    assert not alone.answered
    assert leaning.question.earlier == ("may we record interviews?",)
    found = {each.passage.id for each in leaning.sources} or {each.id for each in leaning.nearest}
    assert any("record" in id_ for id_ in found)


def test_a_number_that_the_asker_takes_for_granted_is_not_agreed_with(tmp_path: Path) -> None:
    library = folder(tmp_path, {"guidance/a/notes.md": NOTES_GUIDANCE})
    answer = ask("interview notes are deleted after 3 months, right?", library)
    assert any("3 months" in each and "say 6" in each for each in answer.notices)


def test_meaning_finds_what_shares_no_word(tmp_path: Path) -> None:
    library = folder(tmp_path, {"guidance/a/notes.md": NOTES_GUIDANCE})
    near = {"guidance/a/notes": 0.9, "guidance/a/notes/0": 0.9, "guidance/interview/camera": 0.1}
    asked = "purging jottings"
    assert not assess(asked, library, Absent()).answered
    found = assess(asked, library, Knows(near))
    assert [each.passage.id for each in found.sources] == ["guidance/a/notes"]


def test_where_meaning_is_absent_the_answer_says_so_and_why(shipped: Library) -> None:
    assert Absent.absent in ask("can we insist that the camera is on?", shipped).notices


def test_meaning_looks_at_passages_and_their_sentences(shipped: Library) -> None:
    found = texts(shipped)
    passage = shipped.passages[0]
    assert passage.document in found[passage.id]
    assert found[f"{passage.id}/0"] == passage.sentences[0].text
