"""A small grammar and a few ideas, and texts heard with them."""

from collections.abc import Mapping
from typing import Literal

from bot.library.library import Entry, Idea
from bot.reading.hearing import (
    ANSWER_NO,
    CLAUSE,
    HYPOTHETICAL,
    LEAD_IN,
    NEGATION,
    NOT_NEGATION,
    OF_SOMEBODY,
    OUR_SIDE,
    PUT,
    THEIR_SIDE,
    TOPIC,
    WITNESSED,
    WORK,
    Heard,
    hear,
)
from bot.reading.ideas import Lexicon
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import NO_TURNS

Kind = Literal["thing", "act", "grammar"]


def idea(name: str, *words: str, kind: Kind = "act", language: str = "en") -> Idea:
    return Idea(name, kind, tuple(Entry(language, each) for each in words))


GRAMMAR = (
    idea(NEGATION, "=not", "=no", "didn't", kind="grammar"),
    idea(NOT_NEGATION, "not only", kind="grammar"),
    idea(CLAUSE, "=but", kind="grammar"),
    idea(OUR_SIDE, "=we told|asked", kind="grammar"),
    idea(THEIR_SIDE, "=he", kind="grammar"),
    idea(ANSWER_NO, "=no", kind="grammar"),
    idea(HYPOTHETICAL, "=if", kind="grammar"),
    idea(TOPIC, "fraud cases", kind="grammar"),
    idea(OF_SOMEBODY, "=he", kind="grammar"),
    idea(WORK, "built", kind="grammar"),
    idea(PUT, "=would you", kind="grammar"),
    idea(WITNESSED, "=i see", kind="grammar"),
    idea(LEAD_IN, "=imagine", "slide two", kind="grammar"),
    idea("refusal", "refused"),
    idea("camera", "camera", kind="thing"),
)
NONE: Mapping[str, frozenset[str]] = {}


def heard(text: str, *ideas: Idea, names: Mapping[str, frozenset[str]] = NONE) -> list[Heard]:
    """Hear every sentence of a text."""
    words = tokens(text)
    known = Lexicon(ideas or GRAMMAR, names)
    forms = known.forms(words)
    return [hear(words, forms, each, known) for each in sentences(text, words, NO_TURNS)]
