from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from bot.talk.session import Session


def test_a_session_cannot_be_prolonged_behind_its_owners_back() -> None:
    session = Session("check", object(), datetime(2026, 11, 21, tzinfo=UTC))
    with pytest.raises(FrozenInstanceError):
        setattr(session, *("until", datetime(2027, 1, 1, tzinfo=UTC)))
