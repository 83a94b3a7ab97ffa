import pytest
from pydantic import BaseModel

from bot.engines.no_model import NoModel
from bot.ports import Prompt
from bot.privacy import Mask
from bot.talk.trouble import EngineError


class Shape(BaseModel):
    note: str


def test_it_writes_nothing_and_says_why() -> None:
    model, prompt = NoModel("Off."), Prompt("answer", "1", "Answer.", Mask().mask("hello"))
    assert model.absent == "Off."
    with pytest.raises(EngineError, match=r"^Off\.$"):
        model.write(prompt, Shape, "U1")
    with pytest.raises(EngineError, match=r"^Off\.$"):
        model.stream(prompt, Shape, "U1")
