from bot.engines.broken import Broken
from bot.talk.trouble import EngineError


def test_it_is_told_in_words_what_becomes_of_the_index() -> None:
    error = Broken()
    assert isinstance(error, EngineError)
    assert "made again" in error.message_for_people and "by words" in error.message_for_people
