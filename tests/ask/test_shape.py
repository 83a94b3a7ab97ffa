import pytest
from pydantic import ValidationError

from bot.ask.shape import Helped, Line, Written


def test_an_answer_is_sentences_with_their_passages() -> None:
    row = {"text": "a", "english": "a", "passages": [1, 2]}
    assert Written.model_validate({"sentences": [row]}).sentences == [Line(**row)]
    assert Helped(question="a").question == "a"


def test_a_sentence_without_passages_named_does_not_fit() -> None:
    with pytest.raises(ValidationError):
        Written.model_validate({"sentences": [{"text": "a", "english": "a"}]})
