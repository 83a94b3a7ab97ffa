import dataclasses

import pytest

from bot.check.explanation import Explanation, Suggestion
from bot.reading.parts import Span


def test_an_explanation_stays_as_it_was_checked() -> None:
    explanation = Explanation("note", (Suggestion("other", "", Span(0, 0, 2, "ab")),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(explanation, "no" + "te", "changed")
