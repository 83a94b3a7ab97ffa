"""Looks at the chat model: what is set, what it has cost today, and whether it answers."""

from pathlib import Path

from pydantic import BaseModel

from bot.engines.budget import Budget, Limits, RecentUsage, Tokens, today
from bot.engines.chat_model import LineModel
from bot.engines.database import Database
from bot.engines.model_access import Access, Wanted, access, limits
from bot.engines.usage import DatabaseUsage
from bot.ports import Clock, Prompt
from bot.privacy import Mask
from bot.talk.examined import Examined
from bot.talk.trouble import EngineError

_ABOUT = "model"
_RULES = "Answer with the one word that you are given."


class Word(BaseModel):
    """One word, to see that there is an answer."""

    word: str


def examine(wanted: Wanted, database: str, clock: Clock, *, live: bool) -> list[Examined]:
    """Look at the chat model.

    Args:
        wanted: what is set.
        database: where it is counted what was used.
        clock: says what day it is.
        live: ask it for one word, which costs some tokens.
    """
    if not wanted.model:
        told = "The chat model is off: DESKCHECK_MODEL is empty; replies are the rules' own."
        return [Examined("ok", _ABOUT, told)]
    try:
        found, limited = access(wanted), limits(wanted)
    except EngineError as error:
        fix = "docs/model.md shows how a chat model is set."
        return [Examined("fail", _ABOUT, error.message_for_people, fix)]
    if wanted.model_sees == "nothing":
        told = "The chat model is set and told nothing (DESKCHECK_MODEL_SEES=nothing)."
        return [Examined("ok", _ABOUT, told)]
    return [_reached(found, clock, live), _spent(limited, database, clock)]


def _reached(found: Access, clock: Clock, live: bool) -> Examined:
    named = f"{found.model} at {found.url}"
    if not live:
        told = f"The chat model {named} is set; it is told masked text alone."
        return Examined("ok", _ABOUT, told, "deskcheck doctor --live asks it for one word.")
    model = LineModel(found, Budget(Limits(), RecentUsage(), clock))
    try:
        model.write(Prompt("doctor", "1", _RULES, Mask().mask("ready")), Word, "doctor")
    except EngineError as error:
        fix = "Check DESKCHECK_MODEL, DESKCHECK_MODEL_URL and DESKCHECK_MODEL_KEY."
        return Examined("fail", _ABOUT, f"{named}: {error.message_for_people}", fix)
    finally:
        model.close()
    return Examined("ok", _ABOUT, f"The chat model {named} answers.")


def _spent(limited: Limits, database: str, clock: Clock) -> Examined:
    try:
        used = _used(database, clock)
    except EngineError as error:
        return Examined("fail", "model budget", error.message_for_people)
    told = f"Today {used.all:,} tokens were used{_of(limited.house, ',')}"
    if limited.price_read or limited.price_written:
        told += f", for {limited.cost(used):.2f}{_of(limited.house_money, '.2f')}"
    over = (limited.house and used.all >= limited.house) or (
        limited.house_money and limited.cost(used) >= limited.house_money
    )
    if over:
        fix = "It begins anew at midnight UTC; DESKCHECK_MODEL_TOKENS_DAY and _MONEY_DAY set it."
        return Examined("warn", "model budget", f"{told}: nothing is left.", fix)
    return Examined("ok", "model budget", f"{told}.")


def _of(limit: float, form: str) -> str:
    return f" of {limit:{form}}" if limit else ""


def _used(url: str, clock: Clock) -> Tokens:
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return Tokens()  # to look must not make it
    database = Database(url)
    try:
        return DatabaseUsage(database).of(today(clock))
    finally:
        database.close()
