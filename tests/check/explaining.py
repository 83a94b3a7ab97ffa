"""A profile that is checked, and a chat model that explains it."""

from datetime import date
from typing import Any

from bot.check.desk import Assessment, assess
from bot.check.explain import explain
from bot.library.wording import ENGLISH, Say
from bot.reading.parts import Part
from tests.fakes.scripted_model import Scripted
from tests.knowledge.test_signals import SHIPPED

NOTES = (
    "My notes\n"
    "- He refused to switch the camera on in both calls.\n"
    "- He wants his salary in USDT.\n"
    "- Sends us to kim.dev@mail.example for everything.\n"
    "- The page went online last Tuesday.\n"
    "- At lunch a friend answers the phone.\n"
)
TODAY = date(2026, 11, 21)


def checked(text: str = NOTES, language: str = "en") -> Assessment:
    """Return what the rules say."""
    return assess((Part("notes", text),), SHIPPED, TODAY, language=language)


def explained(
    note: list[Any], suggestions: list[Any], text: str = NOTES, say: Say = ENGLISH
) -> Assessment:
    """Return the check with what a model of these words adds."""
    model = Scripted({"explain": {"note": note, "suggestions": suggestions}})
    return explain(checked(text, say.language), SHIPPED, model, "me", say)


def remark(text: str, *restates: int) -> dict[str, Any]:
    """Return one sentence of a note."""
    return {"text": text, "restates": list(restates)}


def place(quote: str, signal: str = "other") -> dict[str, str]:
    """Return one suggestion."""
    return {"quote": quote, "signal": signal}
