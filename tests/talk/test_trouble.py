from bot.talk.trouble import ChannelError, DeskcheckError


def test_its_words_are_for_people_and_kept() -> None:
    error = ChannelError("Do this.")
    assert isinstance(error, DeskcheckError)
    assert error.message_for_people == "Do this."
