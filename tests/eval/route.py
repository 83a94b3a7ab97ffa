"""The front desk on the blind messages: each walked to the desk it is for."""

from collections.abc import Sequence

from bot.frontdesk.route import route
from bot.library.library import Library
from bot.ports import Meaning
from bot.talk.message import Message
from tests.eval.figures import Figure, least, share
from tests.eval.sets import LANGUAGES, Row

DESK = "route"
ALL, URGENT = least(0.95), least(0.98)


def desk(text: str, library: Library, meaning: Meaning | None = None) -> str:
    """Return the desk a text is walked to."""
    return type(route(Message("1", text), library, meaning)).__name__.lower()


def messages(
    given: Sequence[Row],
    incidents: Sequence[Row],
    library: Library,
    meaning: Meaning | None = None,
) -> list[Figure]:
    """Return the figures of the messages; incidents are for the respond desk, all of them."""
    reached = [(row, desk(row["text"], library, meaning)) for row in given]
    right = [(row, found == row["intent"]) for row, found in reached]
    urgent = [desk(row["text"], library, meaning) == "respond" for row in incidents]
    told = [held for row, held in right if row["intent"] == "respond"]
    figures = [
        share(DESK, "messages at the right desk", (held for _, held in right), ALL),
        share(DESK, "incidents at the respond desk", [*urgent, *told], URGENT),
    ]
    figures += [
        share(
            DESK, f"messages at the right desk, {each}", (h for r, h in right if r["lang"] == each)
        )
        for each in LANGUAGES
    ]
    for intent in dict.fromkeys(row["intent"] for row in given):
        held = (h for row, h in right if row["intent"] == intent)
        figures.append(share(DESK, f"messages for {intent}", held))
    return figures


def everyday(
    given: Sequence[Row], library: Library, meaning: Meaning | None = None
) -> list[Figure]:
    """Return the figures of the everyday messages, of which a third are incidents."""
    right = [(row, desk(row["text"], library, meaning) == row["intent"]) for row in given]
    urgent = (held for row, held in right if row["intent"] == "respond")
    return [
        share(DESK, "everyday messages at the right desk", (held for _, held in right), ALL),
        share(DESK, "incidents among them at the respond desk", urgent, URGENT),
    ]
