from dataclasses import fields
from typing import get_args

import pytest

from bot.talk.intent import Intent


@pytest.mark.parametrize("intent", get_args(Intent), ids=lambda intent: intent.__name__)
def test_every_intent_says_why_it_was_chosen(intent: type) -> None:
    names = {each.name for each in fields(intent)}
    assert "why" in names
