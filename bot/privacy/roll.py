"""The words of one text that are somebody's name, collected from everything that names people."""

import re
from bisect import bisect_left

from bot.privacy import said
from bot.privacy.found import listed, wide
from bot.privacy.words import Word, words

_ENDS = re.compile(
    r"[<(\[|;\t\n\"/•·@=]| - |--|\d|: |[ ]{3}|"
    r"(?<=[^\W\d_][^\W\d_][^\W\d_][^\W\d_])(?<!Prof)(?<!Engª)\. "
)
_JOINS = frozenset({" ", ". ", "  ", " '", "' ", ' "', '" ', ".-", ".", "_"})
# A name of several words before a comma: what follows is told of it.
_LISTED = wide(
    r"(\p{Lu}[\pL.'-]*(?: (?:\p{Lu}[\pL.'-]*|d[aeo]s?|v[ao]n|de[rn]?|bin|al|e|y)){1,5}), \p{Ll}"
)
_FEW = 3  # words in small letters that are a name
_NUMBERED = re.compile(r"[ \t]*(?:\(?\d{1,2}[.)]|\([a-z]\))[ \t]+")
_TITLES = listed(
    """mr mrs ms miss mx dr dra prof profª professor herr herrn hr fr frau sr sra senhor
    senhora dona
    señor señora don doña monsieur madame mme mlle pan pani pana pane sir phd msc bsc mba jr ii iii
    iv dipl ing eng engª med rer nat sig dott dottssa dhr mevr bay bayan bey hanım hd
    detective headmaster pastor pfarrer pfarrerin richter richterin delegado delegada coach kandidat
    kandidatin candidato candidata candidate officer maj amb lt col capt sgt oga
    geschäftsführer geschäftsführerin rain ra kok irmã irmão guest gast"""
)
_GERMAN = listed(
    """der die das und ist nicht ich sie mit für auf den dem ein eine von zu im bitte ab bis in am
    bei oder nach wird nur wir aus zum zur sich es er hat war vom als auch noch aber wenn wie"""
)
_ARTICLES = listed("a o e i y à é")
_ANDS = listed("e y i zu zur zum den der el")
_NEEDING = listed("zu zur zum den der ten ter")  # words that link only behind another such
_NOBLE = listed("graf gräfin freiherr freifrau prinz prinzessin fürst fürstin herzog baron baronin")
_SUFFIXES = listed("jr sr filho neto júnior sobrinho ii iii iv")
_MOST = 5  # words of a name
_AGAIN = 100  # names without spaces that are looked for again
_LONG = 40  # characters of one
_ACRONYM = 4  # letters of a word in capitals that may be one
_SHORT = 3  # letters of a word before a point that ends no sentence


class Roll:
    """Takes names and finds them again."""

    def __init__(self, text: str) -> None:
        self.text, self.words = text, words(text)
        self._starts = [word.start for word in self.words]
        self.named: set[int] = set()
        small = [word.folded for word in self.words if not word.upper]
        self.casual = _is_casual(self.words)
        self.german = sum(word in _GERMAN for word in small) * 10 >= len(small)
        # Names in scripts that put no spaces between words: where, and those looked for again.
        self.places: list[tuple[int, int]] = []
        self.whole: set[str] = set()

    def at(self, offset: int) -> int:
        """Return the number of the first word that starts at or behind an offset."""
        return bisect_left(self._starts, offset)

    def begins(self, offset: int) -> int | None:
        """Return the number of the word that starts right there; a title before it is passed."""
        number = self.at(offset)
        if number == len(self.words) or self.words[number].start != offset:
            return None
        for _ in range(_MOST):
            if number + 1 < len(self.words) and self._titled(number):
                number += 1
        return number

    def _titled(self, number: int) -> bool:
        """Whether a word is a title or the end of one before a name: "Prof.ª", "Dott.ssa"."""
        word = self.words[number]
        return word.folded in _TITLES or (number > 0 and word.gap == "." and len(word.text) < 4)

    def take(self, number: int, *, small: bool = False, least: int = 1, ends: bool = True) -> bool:
        """Take the name that begins with a word, if it is written as one.

        Args:
            number: of the word.
            small: also in small letters, if it is no everyday word.
            least: words that the name must have.
            ends: also with an everyday word at its end.
        """
        taken = self.run(number, small=small, ends=ends)
        if len(taken) < least or all(self.words[at].initial for at in taken):
            return False
        self.named.update(taken)
        return True

    def run(self, number: int, *, small: bool = False, ends: bool = True) -> list[int]:
        """Return the numbers of the words that a name beginning here may have.

        Args:
            number: of the first word.
            small: also in small letters, if they are no everyday words.
            ends: also with an everyday word at its end.
        """
        first = self.words[number]
        begins = may_begin(first, small=small) or self._leads(number)
        taken = [number] if begins and not self._article(number) else []
        for at in range(number + 1, number + _MOST if taken else number):
            if at >= len(self.words) or not self.joined(at):
                break
            word = self.words[at]
            smaller = small and not word.upper and self._smaller(at)
            further = may_follow(word) or smaller or self.linked(at) or (ends and self._ends(at))
            if not (further or self._nicknamed(at) or self._suffixed(at) or self._between(at)):
                break
            taken.append(at)
        while len(taken) > 1 and self._hangs(self.words[taken[-1]]):
            taken.pop()
        return taken

    def _nicknamed(self, at: int) -> bool:
        """Whether a word is in quotes inside a name: Ann "Sunny" Berg."""
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        quoted = self.words[at].gap == ' "' and following is not None and following.gap == '" '
        return quoted and following is not None and following.upper

    def _article(self, number: int) -> bool:
        """Whether a capital is a word of its own: "A Ruth", "O Vasco"."""
        following = self.words[number + 1] if number + 1 < len(self.words) else None
        lone = self.words[number].folded in _ARTICLES and self.words[number].upper
        return lone and following is not None and following.gap == " "

    def _smaller(self, at: int) -> bool:
        """Whether a word in small letters may be a further one of a name in small letters."""
        word, before = self.words[at], self.words[at - 1]
        surname = before.given and word.family and word.gap == " "
        return may_begin(word, small=True) or (surname and word.folded not in said.OFTEN)

    def _leads(self, number: int) -> bool:
        """Whether a name begins with particles: "van 't Hoff"."""
        last = min(number + _MOST, len(self.words)) - 1
        while number < last and self.words[number].particle and not self.words[number].upper:
            number += 1
            if not self.joined(number):
                return False
            if self.words[number].upper:
                return not self.words[number].ordinary
        return False

    def linked(self, at: int) -> bool:
        """Whether a word links two of a name: "van der", but not "zu" behind a given name."""
        word, before = self.words[at], self.words[at - 1]
        return word.particle and (
            word.folded not in _NEEDING or before.particle or before.folded in _NOBLE
        )

    def _hangs(self, word: Word) -> bool:
        """Whether a particle ends no name; "Thao Le" has none."""
        return word.particle and not (word.upper and word.text[1:].islower())

    def _between(self, at: int) -> bool:
        """Whether an everyday word stands between two that are none: "Xquevedo Lamp Marn"."""
        if at + 1 >= len(self.words) or not self.joined(at + 1):
            return False
        word, following = self.words[at], self.words[at + 1]
        pair = word.gap == following.gap == " " and word.upper and following.upper
        return pair and not (word.text.isupper() or following.ordinary or following.initial)

    def _suffixed(self, at: int) -> bool:
        return self.words[at].folded in _SUFFIXES and self.words[at].upper

    def _ends(self, at: int) -> bool:
        """Whether a capital word right behind a given name ends it: "Michael Chow, account"."""
        word, before = self.words[at], self.words[at - 1]
        if word.folded in said.NOBODY or word.folded in said.FIRMS:
            return False
        linked = before.particle and before.folded not in _ANDS
        named = before.given or not before.ordinary or linked
        shown = word.upper and (before.upper or linked)
        if not (named and shown) or (word.text.isupper() and len(word.text) <= _ACRONYM):
            return False
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        return word.gap in (" ", '" ') and (
            following is None or not following.upper or following.gap.strip(" ") != ""
        )

    def joined(self, at: int) -> bool:
        """Whether only what stands inside names stands between a word and the one before."""
        gap, before = self.words[at].gap, self.words[at - 1]
        sentence = len(before.text) > _SHORT or (before.given and len(before.text) == _SHORT)
        return gap in _JOINS and not (gap[:2] == ". " and sentence)

    def cut(self, start: int, end: int, *, whole: bool = False, weak: bool = False) -> None:
        """Take the names in a labelled value, up to where a name ends.

        Args:
            start: of the value.
            end: of the value.
            whole: all of it is a name if it is written as one, everyday words too.
            weak: none of it is one if it is not written so.
        """
        numbered = _NUMBERED.match(self.text, start, end)
        start = numbered.end() if numbered else start
        value = self.text[start:end]
        over = _ENDS.search(value)
        value = value[: over.start()] if over else value
        named = _LISTED.match(value)
        value = named.group(1) if named else value
        first, last = self.at(start), self.at(start + len(value))
        inside = self.words[first:last]
        if not inside or len(inside) > _MOST + 2:
            return
        if inside[0].uncased:
            self.keep(start, start + len(value))
        written = len(inside) <= _MOST and all(each.upper or each.particle for each in inside)
        if (weak and not written) or any(each.folded in said.FIRMS for each in inside):
            return
        plain = not weak and len(inside) <= _FEW and not any(each.upper for each in inside)
        written = written or (plain and any(not each.ordinary for each in inside))
        strange = written and (whole or not all(each.ordinary for each in inside))
        for number, word in enumerate(inside, first):
            if word.folded not in _TITLES and (strange or is_name(word, written)):
                self.named.add(number)

    def force(self, number: int) -> None:
        """Take a word that only what stands beside it makes a name, and what follows it."""
        self.named.add(number)
        if number + 1 < len(self.words) and self.joined(number + 1):
            following = self.words[number + 1]
            if following.upper or following.particle:
                self.named.update(self.run(number + 1) if following.upper else ())

    def place(self, start: int, end: int) -> None:
        """Take a place as it is written."""
        self.places.append((start, end))

    def keep(self, start: int, end: int) -> None:
        """Take what stands there as a name that is not cut into words."""
        name = self.text[start:end].strip()
        if name:
            start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
            self.places.append((start, start + len(name)))
            if len(self.whole) < _AGAIN and 1 < len(name) <= _LONG:
                self.whole.add(name)

    def add(self, number: int) -> None:
        """Take one word."""
        self.named.add(number)

    def has(self, number: int) -> bool:
        """Whether a word is taken as a name."""
        return number in self.named


def _is_casual(found: list[Word]) -> bool:
    """Whether a text begins its lines and sentences in small letters."""
    starts = [
        word.upper for word in found if "\n" in word.gap or word.gap in (". ", "? ", "! ", ": ")
    ]
    if len(starts) < 2:
        return not any(word.upper for word in found)
    return sum(starts) * 2 < len(starts)


def may_begin(word: Word, *, small: bool = False) -> bool:
    """Whether a name may begin with this word, beside words that say that one stands here."""
    if word.folded in _TITLES:
        return False
    if word.given:
        return True
    if word.upper:
        return word.initial or word.perhaps or word.family or not word.ordinary
    return (small or word.uncased) and not word.ordinary and not word.particle


def may_follow(word: Word) -> bool:
    """Whether a word may be a further one of a name."""
    if word.folded in _TITLES or not word.upper:
        return False
    return word.given or word.perhaps or word.family or word.initial or not word.ordinary


def is_name(word: Word, written: bool) -> bool:
    """Whether a word under a label for names is one; ``written``: all of them are as names are."""
    if word.ordinary:
        return written and (word.given or word.family or word.perhaps)
    return True
