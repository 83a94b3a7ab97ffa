import pytest

from bot.privacy import Mask, Masked
from bot.privacy.masked import sealed


def test_nobody_else_makes_masked_text() -> None:
    with pytest.raises(TypeError, match=r"Mask\.mask"):
        Masked("ana@example.com")
    with pytest.raises(TypeError):
        Masked("ana@example.com", object())


def test_what_this_room_seals_is_masked_and_stays_as_it_is() -> None:
    made = sealed("hello")
    assert made == Mask().mask("hello") and made.text == "hello"
    with pytest.raises(AttributeError):
        object.__getattribute__(made, "__setattr__")("text", "ana@example.com")
