"""What a message is compared with others by: its wording, its cues, and how those stand together.

Names, addresses and figures are left out (``wording``): the same message about somebody else is
compared by the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from bot.library.library import Library
from bot.library.shapes import LANGUAGES
from bot.reading.normal import normalise
from bot.reading.sentences import Token, tokens
from bot.reading.told import Told
from bot.reading.wording import GAP, NOTHING, features, german, plain


def worded(text: str, told: Sequence[Told], library: Library) -> list[list[str]]:
    """Return the wording of each sentence of a message; a name of however many words is one gap."""
    normal = normalise(text).text
    words = tokens(normal)
    nouns = german([each.text for each in words], _small(library))
    found = []
    for each in told:
        listed = words[each.first : each.last]
        found.append(list(_joined(normal, listed, plain(normal, listed, nouns=nouns))))
    return found


def _joined(normal: str, words: Sequence[Token], stems: Sequence[str]) -> Iterator[str]:
    """Yield stems; what follows a name, or hangs on it by a hyphen, is part of it."""
    before, end = NOTHING, -1
    for word, each in zip(words, stems, strict=True):
        hangs = normal[end : word.start] == "-"
        stem = GAP if before == GAP and hangs else each
        if not before == stem == GAP:
            yield stem
        before, end = stem, word.end


def compared(sentences: Sequence[Sequence[str]], told: Sequence[Told]) -> Iterator[str]:
    """Yield features of a message, some of them more than once.

    Args:
        sentences: the wording of each.
        told: what they tell.
    """
    yield from _worded(sentences)
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


def _worded(sentences: Sequence[Sequence[str]]) -> Iterator[str]:
    for each in sentences:
        yield from features(each)
    stems = [stem for each in sentences for stem in each if stem not in (GAP, NOTHING)]
    if stems:
        yield f"^{stems[0]}"
        yield f"^{' '.join(stems[:2])}"
        yield f"${stems[-1]}"


def _small(library: Library) -> Mapping[str, frozenset[str]]:
    return {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
