"""An answer as the plain object that ``--json`` prints; its keys are a stable contract."""

from typing import Any

from bot.ask.desk import Answer
from bot.ask.words import text
from bot.library.wording import ENGLISH, Say


def record(answer: Answer, say: Say = ENGLISH) -> dict[str, Any]:
    """Return the answer as JSON-ready values."""
    return {
        "answered": answer.answered,
        "text": text(answer, say),
        "sentences": [
            {"text": each.text, "passages": list(each.passages)} for each in answer.sentences
        ],
        "sources": [
            {
                "passage": each.passage.id,
                "document": each.passage.document,
                "heading": each.passage.heading,
                "publisher": say(each.publisher),
                "date": each.date,
                "reviewed": each.passage.reviewed,
                "url": each.url,
                "quote": each.quote,
            }
            for each in answer.sources
        ],
        "nearest": [
            {
                "passage": each.id,
                "document": each.document,
                "heading": each.heading,
                "owner": each.owner,
            }
            for each in answer.nearest
        ],
        "conflicts": list(answer.conflicts),
        "notices": list(answer.notices),
        "library": answer.library,
    }
