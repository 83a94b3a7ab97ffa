import io
from collections.abc import AsyncIterator, Callable

import pytest
from rich.console import Console

from bot.channels.terminal import receive, serve
from bot.frontdesk.desk import FrontDesk
from bot.settings import Settings
from bot.talk.message import Message
from bot.talk.reply import Button, Reply, Working
from bot.talk.trouble import DeskcheckError
from bot.wiring import front_desk


class Silent(FrontDesk):
    """A front desk that breaks its promise."""

    def __init__(self) -> None:
        pass

    async def handle(self, message: Message) -> AsyncIterator[Working | Reply]:
        yield Working("...")


def console() -> Console:
    return Console(file=io.StringIO(), width=100)


async def test_no_reply_is_told_in_words() -> None:
    with pytest.raises(DeskcheckError, match="try again"):
        await serve.answer(Silent(), receive.message("x"), console())


async def test_the_reply_is_printed_and_returned() -> None:
    out = io.StringIO()
    desk = front_desk(Settings(embeddings="off"))
    reply = await serve.answer(desk, receive.message("hi"), Console(file=out, width=100))
    assert isinstance(reply, Reply)
    assert "Three things to ask of Deskcheck" in out.getvalue()


def test_a_console_without_a_terminal_has_a_fixed_width() -> None:
    assert serve.console().width == 100


TWO = (Button("a", "A"), Button("b", "B", asks="Why?", offers="All?", confirm="Sure?"))


def asking(*answers: str) -> Callable[[str], str]:
    """What a person types at each question."""
    left = list(answers)
    return lambda _: left.pop(0)


def test_numbers_press_the_last_replys_buttons() -> None:
    first = serve._pressed("1", TWO, asking())
    assert first and (first.press, dict(first.form)) == ("a", {})


def test_a_button_asks_for_what_it_needs_before_it_counts() -> None:
    second = serve._pressed("2", TWO, asking("because ", "y", "ja"))
    assert second and (second.press, dict(second.form)) == (
        "b",
        {"text": "because", "offer": "yes"},
    )
    bare = serve._pressed("2", TWO, asking("because", "", "sim"))
    assert bare and dict(bare.form) == {"text": "because"}
    with pytest.raises(KeyboardInterrupt):
        serve._pressed("2", TWO, asking("because", "n", "n"))


@pytest.mark.parametrize("line", ["3", "0", "1.5", "x", "9" * 9000, "²"])
def test_everything_else_is_said(line: str) -> None:
    assert serve._pressed(line, TWO, asking()) is None
    message = serve._message(line)
    assert message.press is None and message.text == line


def test_help_is_a_button_too() -> None:
    assert serve._message("/help").press == "help"


@pytest.mark.parametrize("line", ["/file", "/file 'open", "/file nothing-here.pdf"])
def test_a_file_command_that_cannot_be_followed_says_why(line: str) -> None:
    with pytest.raises(DeskcheckError):
        serve._message(line)
