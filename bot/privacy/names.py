"""Where a text names people: beside words that say so, by lists of names, and wherever again."""

import re
from collections.abc import Iterable, Iterator

from bot.privacy import abroad, addressed, again, cited, forms, guess, notes, said, signed, speakers
from bot.privacy.found import Found
from bot.privacy.guess import is_placed
from bot.privacy.roll import Roll, may_follow
from bot.privacy.words import Word
from bot.reading import gazetteer

_PIECE = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[^\W\d_]")
_SEGMENT = re.compile(r"[|·•,;(/\t]| - ")
_AND = frozenset({"and", "und", "e", "y", "et", "og", "och", "i"})
_PLUS = frozenset({" + ", " & ", ", ", " / "})
_LETTERS_OF_ACRONYM = 4
_HEAD = 6  # lines at the top among which a heading is a name
_LINE = 60  # characters of such a heading


def find(text: str, spelt: Iterable[str] = ()) -> Iterator[Found]:
    """Yield the names in a normal text.

    Args:
        text: to look through.
        spelt: addresses and links found in it, which often spell a name.
    """
    roll = Roll(text)
    forms.find(roll)
    addressed.find(roll)
    speakers.find(roll)
    abroad.find(roll)
    _headings(roll)
    signed.find(roll)
    cited.find(roll)
    _listed(roll)
    _spelt(roll, spelt)
    _acting(roll)
    firms = guess.firms_of(roll)
    guess.find(roll, firms)
    _beside(roll, firms)
    notes.find(roll)
    yield from again.find(roll)


def _headings(roll: Roll) -> None:
    """Lines at the top that are nothing but a name."""
    at = seen = 0
    for line in roll.text[:2000].split("\n"):
        if _LETTERS.search(line):
            seen += 1
            piece = _SEGMENT.split(line)[0]
            start, end = roll.at(at), roll.at(at + len(piece))
            inside = roll.words[start:end]
            whole = [each for each in inside if not each.particle]
            if 0 < len(inside) <= 5 and len(piece) < _LINE and ":" not in piece:
                named = all(each.upper and may_follow(each) for each in whole)
                several = len(whole) > 1 or (seen == 1 and len(whole) == 1 and _heads(whole[0]))
                if named and several and not any(map(_titles, whole)):
                    roll.take(start)
        at += len(line) + 1
        if seen == _HEAD:
            return


def _heads(word: Word) -> bool:
    """Whether a single word at the top is a name."""
    return not word.ordinary and not word.text.isupper() and not guess.compound(word.folded)


def _titles(word: Word) -> bool:
    """Whether a word is a title's rather than a name's: "KW", "Weitergeleitete"."""
    if word.given or word.family or word.perhaps or word.initial:
        return False
    short = word.text.isupper() and len(word.text) < _LETTERS_OF_ACRONYM
    return short or guess.compound(word.folded)


def _listed(roll: Roll) -> None:
    """Names of the lists, and two words side by side that are no words of a language."""
    for number, word in enumerate(roll.words):
        if (
            word.text.isupper()
            and len(word.text) <= _LETTERS_OF_ACRONYM
            and len(roll.run(number)) < 2
        ):
            continue
        if word.given and not is_placed(roll, number):
            roll.take(number, small=not word.upper)
            _backward(roll, number)
        elif word.upper and word.family and not word.ordinary and not is_placed(roll, number):
            _unless_firm(roll, number)
            _backward(roll, number)
        elif word.upper and word.perhaps and not word.initial and len(word.text) > 2:
            following = roll.run(number)[1:]
            if following and not roll.words[following[0]].initial:
                _unless_firm(roll, number)
        elif word.upper and not word.ordinary and not word.uncased:
            _strange(roll, number)


def _unless_firm(roll: Roll, number: int) -> None:
    run = roll.run(number)
    after = roll.words[run[-1] + 1 : run[-1] + 2] if run else []
    if not any(roll.words[at].folded in said.FIRMS for at in run) and not any(
        each.folded in said.FIRMS and each.gap == " " for each in after
    ):
        roll.take(number)


def _acting(roll: Roll) -> None:
    """Take words of no language that do what people do, or that own something."""
    for number, word in enumerate(roll.words[:-1]):
        if word.ordinary or len(word.text) < 3 or is_placed(roll, number):
            continue
        after = roll.words[number + 1]
        acts = after.folded in said.ACTS and after.gap == " "
        if not word.upper and after.folded in said.ACTS_OF_ALL:
            continue
        if roll.german and guess.compound(word.folded) and not word.given:
            continue
        owns = word.upper and after.gap in ("'s ", "' ") and not after.upper
        if acts or owns:
            roll.take(number, small=True)
            _backward(roll, number)


def _beside(roll: Roll, firms: set[str]) -> None:
    """Take what stands beside a name: "with Hanne and Okke"."""
    for number in range(1, len(roll.words)):
        word, linked = roll.words[number], roll.words[number - 1]
        pair = linked.folded in _AND and linked.gap == word.gap == " "
        pair = pair and number > 1 and roll.has(number - 2)
        plus = word.gap in _PLUS and roll.has(number - 1)
        known = word.perhaps or (pair and word.family) or not word.ordinary
        if not (pair or plus) or not word.upper or not known:
            continue
        code = word.text.isupper() and not roll.words[number - 1 - pair].text.isupper()
        if code or word.folded in firms or (word.gap == ", " and is_placed(roll, number)):
            continue
        if not (roll.german and guess.compound(word.folded) and not word.given):
            roll.take(number, ends=word.given)


def _backward(roll: Roll, number: int) -> None:
    """Take what stands before a listed name and is written as its first part."""
    for before in (number - 1, number - 2):
        if before < 0 or number not in roll.run(before) or is_placed(roll, before):
            return
        if roll.words[before].ordinary and not (
            roll.words[before].initial or roll.words[before].family
        ):
            return
        if roll.german and guess.compound(roll.words[before].folded):
            return
        roll.take(before)


def _strange(roll: Roll, number: int) -> None:
    run = roll.run(number)
    strange = [roll.words[at] for at in run if not roll.words[at].initial]
    if len(strange) < 2 or any(each.ordinary or each.folded in said.FIRMS for each in strange):
        return
    after = roll.words[run[-1] + 1].folded if run[-1] + 1 < len(roll.words) else ""
    if not is_placed(roll, number) and after not in said.FIRMS:
        roll.take(number)


def _spelt(roll: Roll, spelt: Iterable[str]) -> None:
    """Words that an address or a link spells."""
    pieces = {
        piece for each in spelt for piece in _PIECE.findall(each.partition("@")[0].casefold())
    }
    for number, word in enumerate(roll.words):
        if word.folded in pieces and not word.ordinary and not gazetteer.is_place(word.folded):
            roll.add(number)
