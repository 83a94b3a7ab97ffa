from dataclasses import FrozenInstanceError

import pytest

from bot.channels.teams.incoming import Address, Pressed, Who
from bot.talk.message import Place


def test_what_happened_is_not_changed() -> None:
    pressed = Pressed(
        Who("u", "29:u", "t"), Address("c", "https://x/", "28:b", "t"), Place.PERSONAL, "help", ""
    )
    name = "press"
    with pytest.raises(FrozenInstanceError):
        setattr(pressed, name, "case.delete")
    assert pressed.page is None and not pressed.quiet and pressed.form == {}
