import pytest
from pydantic import ValidationError

from bot.check.shape import Explained


def test_an_explanation_is_sentences_and_places() -> None:
    said = {
        "note": [{"text": "a", "restates": [1]}],
        "suggestions": [{"quote": "b", "signal": "c"}],
    }
    assert Explained.model_validate(said).note[0].restates == [1]
    with pytest.raises(ValidationError):
        Explained.model_validate({"note": "a", "suggestions": []})
