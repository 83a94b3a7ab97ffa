from bot.talk.trouble import ChannelError, DeskcheckError, EngineError, StoreError


def test_its_words_are_for_people_and_kept() -> None:
    error = ChannelError("Do this.")
    assert isinstance(error, DeskcheckError)
    assert error.message_for_people == "Do this."


def test_what_is_kept_is_an_engine() -> None:
    assert issubclass(StoreError, EngineError)
