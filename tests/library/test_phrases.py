from typing import Any

import pytest
from pydantic import ValidationError

from bot.library.phrases import Together


@pytest.mark.parametrize(
    "rule",
    [
        {"all_of": ["a"]},
        {"some_of": ["a", "b"], "at_least": 2},
        {"all_of": ["a"], "none_of": ["b"]},
    ],
)
def test_a_rule_wants_something(rule: dict[str, Any]) -> None:
    assert Together.model_validate(rule)


@pytest.mark.parametrize(
    "rule",
    [{}, {"none_of": ["a"]}, {"some_of": ["a"]}, {"some_of": ["a"], "at_least": 2}],
)
def test_a_rule_that_wants_nothing_or_too_much_is_refused(rule: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="at_least"):
        Together.model_validate(rule)
