from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from bot.library.library import Library
from bot.library.load import load
from bot.library.questions import TopicFile
from tests.library.folder import write
from tests.library.lists import LISTS, TOPIC


def content(**changes: Any) -> dict[str, Any]:
    return {**yaml.safe_load(str(LISTS[TOPIC])), **changes}


def test_a_topic_brings_at_least_five_questions() -> None:
    assert len(TopicFile.model_validate(content()).questions) == 5
    with pytest.raises(ValidationError, match="at least 5"):
        TopicFile.model_validate(content(questions=content()["questions"][1:]))


@pytest.mark.parametrize(
    "question",
    [{"ask": "What?"}, {"good_answer": "This."}, {"ask": "a", "good_answer": "b", "c": 1}],
)
def test_a_question_is_asked_and_has_a_good_answer(question: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TopicFile.model_validate(content(questions=[*content()["questions"], question]))


def test_a_topic_is_one_passage_that_begins_with_its_purpose(tmp_path: Path) -> None:
    (found,) = (p for p in load(write(tmp_path, LISTS)).passages if p.id.startswith("questions/"))
    assert found.id == "questions/own-work" and found.kind == "guidance"
    assert found.heading == "Own work" and found.asked_here == ("talk about past projects",)
    assert [each.text for each in found.sentences][:3] == [
        "Questions about own work show what somebody did.",
        "“What did you build?” A good answer: One piece. Names may be left out.",
        "“What went wrong?” A good answer: A failure.",
    ]
    assert {each.sources for each in found.sentences} == {("advisory",)}


def test_the_shipped_bank_has_its_topics(library: Library) -> None:
    assert library.questions.keys() >= {
        "own-work", "environment", "tools", "history", "logistics", "availability", "live-task"
    }  # fmt: skip
