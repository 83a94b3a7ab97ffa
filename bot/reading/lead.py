"""How far a heading or an announcement reaches: what it leads to is a subject, nobody's act."""

import re

from bot.reading.sentences import Sentence, line_of
from bot.reading.speakers import Role, Turns

_MOST = 2000  # characters that one heading may cover
_GOES_ON = re.compile(r"[ \t]*(?:\n[ \t]*)+[\"'(\[]*\"|[ \t]*\n[ \t]*\n+")
_BLANK = re.compile(r"\n[ \t]*\n")


def led_to(text: str, turns: Turns, sentence: Sentence) -> int:
    """Return up to which offset the text is about the subject that a sentence names.

    In a transcript that is the speaker's turn and the answer to it; else the line, and where the
    line is a heading ("Things to notice:", or a blank line or a quotation follows) the paragraph
    below it.
    """
    turn, role = turns.at(sentence.start)
    if turn >= 0:
        last = turn + 1
        if role is Role.ASKING and turns.roles[last : last + 1] == (Role.ANSWERING,):
            last += 1
        return turns.starts[last] if last < len(turns.starts) else len(text)
    end = line_of(text, sentence.end)[1]
    below = _GOES_ON.match(text, end)
    if text.endswith(":", 0, end) or below is not None:
        blank = _BLANK.search(text, below.end() if below is not None else end, end + _MOST)
        return blank.start() if blank else end + _MOST
    return end
