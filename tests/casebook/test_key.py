import pytest

from bot.casebook.key import Key
from bot.talk.trouble import EngineError

SECRET = "a key of a good length, for tests"


def test_a_mark_is_the_same_for_the_same_and_fits_a_signed_number() -> None:
    one, two = Key(SECRET), Key(SECRET)
    assert one.mark("own", "x") == two.mark("own", "x")
    assert len({one.mark("own", "x"), one.mark("own", "y"), one.mark("referee", "x")}) == 3
    assert all(-(2**63) <= one.mark("own", str(each)) < 2**63 for each in range(100))


def test_with_another_key_everything_is_another() -> None:
    one, two = Key(SECRET), Key(SECRET + ".")
    assert one.mark("own", "x") != two.mark("own", "x")
    assert one.derived("history") != two.derived("history") != two.derived("other")


def test_a_key_that_could_be_guessed_is_refused_with_what_to_do() -> None:
    Key("x" * 24)
    with pytest.raises(EngineError, match="DESKCHECK_LINKS_KEY is too short: give at least 24"):
        Key("x" * 23)
