"""At which places a text says that the asker's firm is, and which of them are only somebody's.

A place that is named counts unless the words before it make it a worker's home, a parcel's address
or a connection's; a name that the folder does not list (a town, a state, "Dutch", "Lda") counts
only where an office, a firm or "we" stands there. The words that tell are
``knowledge/lists/places``.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from bot.library.library import Library
from bot.reading.gazetteer import is_place, known
from bot.reading.ideas import Lexicon
from bot.reading.jurisdictions import Place, idea, ideas, outermost, places
from bot.reading.normal import normalise
from bot.reading.sentences import Sentence, sentences, spellings, tokens
from bot.reading.speakers import NO_TURNS

_HEARD = 20_000  # characters of a text that are read
_LONGEST = 4  # words of a town's name
_BEHIND = 3  # words behind a name that say what is there
_BEFORE = 12  # words before it that say who is there
_NEAR = 7  # words between "we" and a place where no office is named
_BESIDE = 2  # the same where no "in" stands before the place: "we are Dutch"
_SHORTEST = 3  # letters of a town's name
_BOUND = frozenset("/_@")  # a name beside one of these is part of a path or an address
_SEAT = "@"  # in the lexicon, before the code of a place that a seat's name stands for

OWN, APART, SEAT = "own", "apart", "seat"
LISTS = ("words", "we", "our", "the", "apart", "he", "leads", "here", "staff")
"""Lists of names that say where a firm is, each called ``seat-`` and this; none is a must."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What says whose a place is, word by word."""

    seat: frozenset[str]
    we: frozenset[str]
    our: frozenset[str]
    the: frozenset[str]
    apart: frozenset[str]
    he: frozenset[str]
    leads: frozenset[str]
    here: frozenset[str]
    staff: frozenset[str]


def seats(text: str, library: Library, *, scene: bool = False) -> tuple[str, ...]:
    """Return the codes of the places that count where a text tells of an incident, in order.

    Args:
        text: what was told.
        library: what is known.
        scene: where parcels go and machines stand is where it happened, too.
    """
    return _Reading(text, library).codes(bare=True, scene=scene)


def stated(text: str, library: Library) -> tuple[str, ...]:
    """Return the codes of the places that a question names, else those where its firm is.

    A wrong place would hide law, so that a town counts only where an office or "we" is there.
    """
    reading = _Reading(text, library)
    return reading.named() or reading.codes(bare=False, scene=False)


class _Reading:
    """A text's words, and what they say of each place in it."""

    def __init__(self, text: str, library: Library) -> None:
        self._normal = normalise(text[:_HEARD]).text
        self._words = tokens(self._normal)
        self._told = sentences(self._normal, self._words, NO_TURNS)
        self._library = library
        self._says, self._files = _words(library), _files(library)
        # "he's" says what "he" says, and so does "laptop's".
        self._texts = [word.text.removesuffix("'s") for word in self._words]
        # Both are found in one go: a text's words are looked up once.
        found = list(places(self._words, self._told, _lexicon(library)))
        self._listed = list(outermost(each for each in found if each[2][:1] != _SEAT))
        self._seats = list(
            outermost((first, last, code[1:]) for first, last, code in found if code[:1] == _SEAT)
        )

    def named(self) -> tuple[str, ...]:
        """Return the codes of the places that the folder lists, whatever is said of them."""
        return tuple(dict.fromkeys(code for _, _, code in self._listed))

    def codes(self, *, bare: bool, scene: bool) -> tuple[str, ...]:
        """Return the places' codes; with ``bare`` also of those that nothing is said about."""
        listed_ = [each for each in self._listed if self._counts(each, bare=bare, scene=scene)]
        told = (OWN, SEAT) if bare else (OWN,)
        own = [each for each in self._unlisted() if self._whose(each) in told]
        found = [*listed_, *own]
        if any(self._is_name(each) and not self._is_form(each) for each in found):
            # A firm's form is shared by several countries; one that is named says which.
            found = [each for each in found if not self._is_form(each)]
        return tuple(dict.fromkeys(code for _, _, code in sorted(found)))

    def _counts(self, place: Place, *, bare: bool, scene: bool) -> bool:
        """Whether a place that the folder lists counts."""
        if not self._is_name(place):
            return True
        whose = self._whose(place)
        return whose == OWN or (bare and (scene or whose != APART))

    def _is_name(self, place: Place) -> bool:
        """Whether a place is named by a country, a town or its adjective, not by a law."""
        first, last, _ = place
        name = self._name(first, last)
        return (
            is_place(name)
            or is_place(self._name(first + 1, last))
            or any((start, end) == (first, last) for start, end, _ in self._seats)
            or not self._says.seat.isdisjoint(self._texts[first:last])
        )

    def _is_form(self, place: Place) -> bool:
        first, last, _ = place
        return self._says.seat.issuperset(self._texts[first:last])

    def _name(self, first: int, last: int) -> str:
        return " ".join(word.text for word in self._words[first:last])

    def _unlisted(self) -> Iterator[Place]:
        """Yield the places that the folder does not list for every text, in order."""
        taken = {at for first, last, _ in self._listed for at in range(first, last)}
        for first, last, code in self._seats:
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                yield first, last, code
        at = 0
        while at < len(self._words):
            last, code = self._town(at, taken)
            if code in self._files:
                yield at, last, self._files[code]
            at = last

    def _town(self, first: int, taken: Set[int]) -> tuple[int, str]:
        """Return where a place of the gazetteer ends that begins at a word, and its country."""
        if not self._may_begin(first):
            return first + 1, ""
        for last in range(min(first + _LONGEST, len(self._words)), first, -1):
            if any(at in taken for at in range(first, last)) or not self._written(first, last):
                continue
            name = self._name(first, last)
            code = known().get("=" + name)
            if not code and len(name) >= _SHORTEST and self._led(first, last):
                code = self._state(name, last) or self._country(name)
            if code:
                return last, code
        return first + 1, ""

    def _may_begin(self, first: int) -> bool:
        """Whether a word is written as a name's first is, or stands where one may: "our lyon"."""
        upper = self._normal[self._words[first].start].isupper()
        return upper or (first > 0 and self._texts[first - 1] in self._says.our)

    def _written(self, first: int, last: int) -> bool:
        """Whether words that may begin a name are written as one or stand as one does.

        In small letters that is "our lyon office".
        """
        if self._normal[self._words[first].start].isupper():
            return True
        says, texts = self._says, self._texts
        return (
            last < len(texts)
            and texts[last] in says.seat
            and _small(self._library).isdisjoint(texts[first:last])
        )

    def _state(self, name: str, last: int) -> str:
        """Return the country of the state whose letters stand behind a town: "Cambridge, MA"."""
        if last < len(self._words) and self._words[last].edge:
            _, start, end, _ = self._words[last]
            if end - start < _SHORTEST + 1 and self._normal[start:end].isupper():
                code = known().get(f"=us-{self._words[last].text}")
                return code if code in known().get(name).split() else ""
        return ""

    def _country(self, name: str) -> str:
        """Return the country that a town mostly is in, of two the only one that has contacts."""
        codes = known().get(name).split()
        here = [code for code in codes if code in self._files]
        return known().main(name) or (here[0] if len(here) == 1 and len(codes) == 2 else "")

    def _led(self, first: int, last: int) -> bool:
        """Whether somebody may be at a town: towns have names that are words and people, too."""
        says, texts = self._says, self._texts
        if last - first == 1 and (texts[first] in says.seat or texts[first] in says.apart):
            return False
        return (
            first == 0
            or self._words[first].edge
            or any(texts[first - 1] in each for each in (says.leads, says.our, says.seat))
        )

    def _whose(self, place: Place) -> str:
        """Say whether a place is the asker's, some office's, somebody's, or that nothing tells."""
        first, last, _ = place
        sentence = self._told[bisect_right(self._told, first, key=_first) - 1]
        around = self._normal[self._words[first].start - 1 : self._words[first].start]
        around += self._normal[self._words[last - 1].end : self._words[last - 1].end + 1]
        if not _BOUND.isdisjoint(around):
            return APART
        seat = not self._says.seat.isdisjoint(self._texts[first:last])
        behind = self._behind(last, sentence.last)
        return (
            behind
            if behind in (OWN, APART)
            else self._before(place, sentence.first, seat=seat or behind == SEAT)
        )

    def _behind(self, last: int, end: int) -> str:
        """Say what the words behind a name make of it."""
        says, texts = self._says, self._texts
        edge = False
        for at in range(last, min(last + _BEHIND, end)):
            edge = edge or self._words[at].edge
            if texts[at] in says.here:
                return OWN
            if edge:
                continue
            if texts[at] in says.seat:
                return SEAT
            first = at == last or (at == last + 1 and texts[last] in says.leads)
            if first and (texts[at] in says.apart or texts[at] in says.staff):
                follows = texts[at + 1] if at + 1 < end else ""
                return SEAT if follows in says.seat else APART
        return ""

    def _before(self, place: Place, begin: int, *, seat: bool) -> str:
        """Say what the words before a name make of it; the nearest that tells decides."""
        says, texts, first = self._says, self._texts, place[0]
        led = self._words[max(first - 1, 0)]
        # "in", or a firm's name before its form
        near = _BESIDE
        if texts[max(first - 1, 0)] in says.leads or self._normal[led.start].isupper():
            near = _NEAR
        for at in range(first - 1, max(begin, first - _BEFORE) - 1, -1):
            word = texts[at]
            if word in says.seat:
                seat = True
                if self._definite(at, begin):
                    return OWN
            elif word in says.apart or word in says.he:
                return APART
            elif (word in says.we and (seat or first - at <= near)) or (
                word in says.our and (seat or at == first - 1)
            ):
                return OWN
            elif word in says.the and seat and at == first - 1:
                return SEAT
        return SEAT if seat else ""

    def _definite(self, at: int, begin: int) -> str:
        """Say whose an office or a firm is that is known: "our small" office, "the" office."""
        before = self._texts[max(begin, at - 2) : at]
        if not self._says.our.isdisjoint(before):
            return OWN
        return SEAT if before and before[-1] in self._says.the else ""


def _first(sentence: Sentence) -> int:
    return sentence.first


@lru_cache(maxsize=2)
def _words(library: Library) -> _Words:
    return _Words(*(library.names.get(f"seat-{each}", frozenset()) for each in LISTS))


@lru_cache(maxsize=2)
def _lexicon(library: Library) -> Lexicon:
    """Return what names a place, and under marked codes what else says that a firm is there."""
    seats_ = (idea(_SEAT + file.jurisdiction, file.seats) for file in library.places.values())
    return Lexicon([*ideas(library), *seats_], library.names)


@lru_cache(maxsize=2)
def _files(library: Library) -> Mapping[str, str]:
    """Return the code of the file that stands for a country, by the country's."""
    files = library.places.values()
    covered = {code: file.jurisdiction for file in files for code in file.covers}
    return covered | {file.jurisdiction: file.jurisdiction for file in files}


@lru_cache(maxsize=2)
def _small(library: Library) -> frozenset[str]:
    """Return the words that the folder writes small, which are no towns."""
    texts = [each.text for each in library.passages]
    texts += [words for each in library.ideas.values() for _, words in each.entries]
    written = spellings("\n".join(texts))
    return frozenset(each.casefold() for each in written if each[0].islower())
