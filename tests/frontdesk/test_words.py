from datetime import timedelta

from bot.frontdesk import words
from bot.library.wording import ENGLISH
from bot.talk.reply import Buttons, Notice


def test_help_says_what_is_never_a_sign() -> None:
    told = repr(words.help_(ENGLISH, timedelta(0)))
    for trait in (
        "Name",
        "origin",
        "accent",
        "looks",
        "age",
        "gender",
        "faith",
        "health",
        "family",
    ):
        assert trait in told


def test_asking_back_offers_the_choices() -> None:
    buttons = next(
        p for p in words.which(("check", "help"), ENGLISH).parts if isinstance(p, Buttons)
    )
    assert [each.id for each in buttons.items] == ["check", "help"]


def test_sorry_is_one_notice() -> None:
    assert words.sorry("No.").parts == (Notice("No."),)
