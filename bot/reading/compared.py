"""What a message is compared with others by: its wording, its cues, and how those stand together.

Names, addresses and figures are left out (``wording``): the same message about somebody else is
compared by the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from bot.library.library import Library
from bot.library.shapes import LANGUAGES
from bot.reading.normal import normalise
from bot.reading.sentences import tokens
from bot.reading.told import Told
from bot.reading.wording import GAP, NOTHING, features, german, plain


def compared(text: str, told: Sequence[Told], library: Library) -> Iterator[str]:
    """Yield features of a message, some of them more than once.

    Args:
        text: the message.
        told: what it tells.
        library: what is known.
    """
    yield from _worded(text, told, library)
    for each in told:
        yield from (f"!{fact}" for fact in each.denied)
        stated, asked = _split(each)
        for cues, mark in ((stated, "="), (asked, "?")):
            yield from (f"{mark}{cue}" for cue in cues)
            yield from (f"{mark}{one}&{other}" for one, other in combinations(cues, 2))
    if told:
        yield from (f"<{cue}" for cue in told[0].cues)
        yield from (f">{cue}" for cue in told[-1].cues)


def _split(each: Told) -> tuple[list[str], list[str]]:
    """Return the cues that a sentence states, and those of its question."""
    cues = sorted(each.cues.items())
    stated = [cue for cue, at in cues if each.asks < 0 or at < each.asks]
    return stated, [cue for cue, at in cues if 0 <= each.asks <= at]


def _worded(text: str, told: Sequence[Told], library: Library) -> Iterator[str]:
    normal = normalise(text).text
    words = tokens(normal)
    small = _small(library)
    nouns = german([each.text for each in words], small)
    stems: list[str] = []
    for each in told:
        sentence = plain(normal, words[each.first : each.last], nouns=nouns)
        yield from features(sentence)
        stems += (stem for stem in sentence if stem not in (GAP, NOTHING))
    if stems:
        yield f"^{stems[0]}"
        yield f"^{' '.join(stems[:2])}"
        yield f"${stems[-1]}"


def _small(library: Library) -> Mapping[str, frozenset[str]]:
    return {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
