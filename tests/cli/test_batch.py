import pytest

from bot.cli.batch import history, message, text
from bot.talk.trouble import DeskcheckError


def test_the_history_is_the_askers_turns() -> None:
    assert history(None) == ()
    assert history(["one", "two"]) == ("one", "two")
    mixed = [{"role": "user", "text": "a"}, {"role": "assistant", "text": "b"}, {"content": "c"}]
    assert history(mixed) == ("a", "c")


@pytest.mark.parametrize("raw", ["text", {"role": "user"}, [1], [{"role": "user"}], 5])
def test_another_history_is_refused_in_words(raw: object) -> None:
    with pytest.raises(DeskcheckError) as raised:
        history(raw)
    assert "JSON list" in raised.value.message_for_people


@pytest.mark.parametrize("given", [{}, {"text": ""}, {"text": 5}, {"text": "  "}])
def test_a_line_without_text_is_refused_in_words(given: dict[str, object]) -> None:
    with pytest.raises(DeskcheckError):
        text(given)


def test_a_line_brings_text_or_files() -> None:
    assert message({"text": "notes"}).text == "notes"
    with pytest.raises(DeskcheckError):
        message({"files": "cv.pdf"})
