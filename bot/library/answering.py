"""How what is seen of a question is weighed: weights learned from questions with known answers.

``answering.json`` holds them and is made by ``make learn``. They are of a handful of shares, not of
words or pages: a page that is laid in is answered from without learning anew.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from bot.library.page import Page
from bot.library.shapes import File

Weight = Annotated[float, Field(allow_inf_nan=False)]


class Weights(File):
    """A logistic regression, in log-odds of the folder answering a question.

    Attributes:
        start: before anything is looked at.
        count: for the logarithm of how many words it has.
        known: for the share of its words that the folder has.
        covered: for the share that one passage has.
        strength: for the best passage's score by words.
        leaning: for how much more its words are those of what is answered.
        lines: for the log-odds that the lines nearest by words are not answered.
        views: as for lines, by meaning.
        agreed: for how far words and meaning agree on which passage fits best.
    """

    start: Weight
    count: Weight = 0.0
    known: Weight = 0.0
    covered: Weight = 0.0
    strength: Weight = 0.0
    leaning: Weight
    lines: Weight
    views: Weight = 0.0
    agreed: Weight = 0.0


class AnsweringFile(File):
    """``answering.json``: from which evidence on the folder answers a question.

    Attributes:
        questions: what was learned from, as the first 12 hexadecimal digits of a SHA-256.
        words: by words alone.
        both: by words and meaning.
        weak: log-odds below those of an answer down to which what is nearest may still help.
    """

    questions: str
    words: Weights
    both: Weights
    weak: Annotated[float, Field(gt=0, allow_inf_nan=False)]


# Round figures for a folder that came without its own.
UNTAUGHT = AnsweringFile(
    questions="",
    words=Weights(start=-1.0, known=1.5, leaning=1.5, lines=-1.5),
    both=Weights(start=-1.0, known=1.0, leaning=0.75, lines=-1.0, views=-1.5),
    weak=3.0,
)
_FILE = TypeAdapter(AnsweringFile)


def answering(page: Page, data: str) -> AnsweringFile | None:
    """Read ``answering.json``; what is wrong with it goes to the page."""
    try:
        return _FILE.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(map(str, first["loc"]))
        page.wrong((), f"{way}: {first['msg']}; make the file again with `make learn`")
        return None
