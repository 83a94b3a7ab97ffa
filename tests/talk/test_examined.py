from bot.talk.examined import Examined


def test_what_is_well_needs_nothing_done() -> None:
    assert Examined("ok", "key", "It is there.").fix == ""
