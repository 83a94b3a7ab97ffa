"""Whether a sentence that somebody else wrote says only what the passages it cites say.

Numbers, dates, names, addresses, duties, denials and limits must stand in the sentences that it
leans on; most of its words and its meaning must, too. What cannot be seen to be so, is not said.
One in another language is looked at through its English, which must claim the very same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ask.glossary import glossary
from bot.ask.search import Searcher
from bot.ask.sentences import Candidate
from bot.ask.terms import SILENT, Weighed
from bot.ask.views import key
from bot.ask.vocabulary import vocabulary
from bot.library.library import Library
from bot.library.passages import Passage
from bot.ports import Meaning
from bot.reading.claims import LANGUAGES, MARKUP, claims, spoken, tokens, told
from bot.reading.commands import commands
from bot.reading.restated import bare, opposed, unlike, wrong

# Tuned on the pairs of ``python -m tests.ask.faithful``.
_WORDS = 0.75  # of the sentence's words, weighed by how much they tell, that must stand there
_PLAIN = 0.9  # of them; where so many do, search by meaning has nothing to add and costs time
_MEANING = 0.37  # similarity to one of the sentences that it leans on
_TRANSLATED = 0.33  # of a translation's words that are known that must be its English
_STRANGE = 8  # words of a translation for each one that the folder has nowhere, beyond the first
# Looked at by themselves; as words they are in every other sentence.
_LOGIC = ("never", "nobody", "nothing", "only", "always", "every", "must", "should", "may", "can")
_LEANS = 3  # sentences of the folder that one sentence may sum up
_GAIN = 0.12  # of its words that each further one must bring
_VIEWS = 60
_LONGEST = 600  # characters of one sentence


@dataclass(frozen=True, slots=True)
class Leaning:
    """A sentence that may be said, and the sentences of the folder that it leans on."""

    text: str
    on: tuple[Candidate, ...]

    @property
    def passages(self) -> tuple[str, ...]:
        """The ids of the passages they stand in."""
        return tuple(dict.fromkeys(each.passage.id for each in self.on))


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that is not said, and the first thing that is wrong with it."""

    text: str
    why: str


class Checker:
    """Holds sentences against the passages of one library."""

    def __init__(self, library: Library, searcher: Searcher, meaning: Meaning) -> None:
        self._searcher, self._meaning = searcher, meaning
        self._vocabulary, self._glossary = vocabulary(library), glossary(library)
        self._known = self._vocabulary.tongues["en"]
        self._small = {
            code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES
        }
        silent = (*library.names.get(SILENT, ()), *self._small["en"], *_LOGIC)
        self._silent = set(self._vocabulary.stems(" ".join(silent)))

    def check(
        self, text: str, cited: Sequence[Passage], english: str = "", language: str = "en"
    ) -> Leaning | Refused:
        """Return the sentence with what it leans on, or why it is not said.

        Args:
            text: as it would be said.
            cited: the passages it cites.
            english: the same in English, where it is in another language.
            language: it should be in, where its words do not show one.
        """
        text, english = " ".join(text.split()), " ".join(english.split())
        if not text or max(len(text), len(english)) > _LONGEST or MARKUP.search(text):
            return Refused(text, "form")
        if not cited:
            return Refused(text, "citation")
        if quoted := _quoted(text, cited):
            return Leaning(text, quoted)
        own = spoken(text, self._small, language if english != text else "en")
        pairs = _paired(text, english if own != "en" else text)
        checked = [self._sentence(each, base, own, cited) for each, base in pairs]
        refused = next((each for each in checked if isinstance(each, Refused)), None)
        if refused or not checked:
            return Refused(text, refused.why if refused else "form")
        on = (one for each in checked if isinstance(each, Leaning) for one in each.on)
        return Leaning(text, tuple({(each.passage.id, each.number): each for each in on}.values()))

    def _sentence(
        self, text: str, base: str, own: str, cited: Sequence[Passage]
    ) -> Leaning | Refused:
        """Check one sentence; ``base`` is its English."""
        on, share = self._lean(self._weighed(base), cited)
        if not base or not on or share < _WORDS:
            return Refused(text, "words")
        why = self._wrong(base, on)
        if not why and own != "en":
            why = self._mistranslated(text, own, base, on)
        if not why and share < _PLAIN and self._far(base, on):
            why = "meaning"
        return Refused(text, why) if why else Leaning(text, on)

    def _weighed(self, text: str) -> list[Weighed]:
        return [each for each in self._searcher.weigh(text) if not each.term.isdigit()]

    def _lean(
        self, weighed: Sequence[Weighed], cited: Sequence[Passage]
    ) -> tuple[tuple[Candidate, ...], float]:
        """Return the sentences that together have most of the words, and the share they have."""
        total = sum(each.weight for each in weighed)
        left = list(weighed)
        on: list[Candidate] = []
        while total and left and len(on) < _LEANS:
            best = max(
                (
                    Candidate(passage, number, sentence, self._had(left, passage, sentence.text))
                    for passage in cited
                    for number, sentence in enumerate(passage.sentences)
                    if not commands(sentence.text)  # no rule: it speaks to machines
                ),
                key=lambda one: one.score,
                default=None,
            )
            if best is None or best.score < (_GAIN if on else 0.05) * total:
                break
            on.append(best)
            held = self._held(best.passage, best.sentence.text)
            left = [each for each in left if each.forms.isdisjoint(held)]
        share = 1 - sum(each.weight for each in left) / total if total else 0.0
        return tuple(on), share

    def _held(self, passage: Passage, sentence: str) -> frozenset[str]:
        said = self._searcher.said
        return said(sentence) | said(passage.heading) | said(passage.document)

    def _had(self, weighed: Sequence[Weighed], passage: Passage, sentence: str) -> float:
        """Return how much of the words a sentence has; what its headings have counts little."""
        held, titled = self._searcher.said(sentence), self._held(passage, sentence)
        return sum(
            each.weight if not each.forms.isdisjoint(held) else 0.2 * each.weight
            for each in weighed
            if not each.forms.isdisjoint(titled)
        )

    def _wrong(self, text: str, on: Sequence[Candidate]) -> str:
        """Return the first thing that the sentence says and what it leans on does not."""
        if self._vocabulary.strange(text, "en"):
            return "strange words"
        titles = _titles(on)
        if self._unnamed(text, "en", " ".join((titles, *_said(on)))):
            return "name"
        return wrong(text, _said(on), titles, self._known)

    def _mistranslated(
        self, text: str, language: str, english: str, on: Sequence[Candidate]
    ) -> str:
        """Return what a sentence says otherwise than its English, as far as can be seen."""
        if len(self._vocabulary.strange(text, language)) > 1 + len(tokens(text)) // _STRANGE:
            return "strange words"
        if self._unnamed(text, language, f"{english} {_titles(on)}"):
            return "name"
        known, right = self._translated(text, language, english)
        if not known or right < _TRANSLATED * known:
            return "translation"
        glossed = self._vocabulary.glossed(text, language)
        return opposed(glossed, english, self._known) or unlike(
            claims(text, language), claims(english, "en")
        )

    def _translated(self, text: str, language: str, english: str) -> tuple[int, int]:
        """Return how many telling words of a text are known, and how many the English has."""
        there = set(self._vocabulary.stems(english))
        known = right = 0
        for word in tokens(text):
            meant = self._vocabulary.stems(self._vocabulary.english(word, language))
            if telling := [each for each in meant if each not in self._silent]:
                same = self._searcher.terms.alike(telling).values()
                known += 1
                right += not there.isdisjoint({*telling, *(one for each in same for one in each)})
        return known, right

    def _unnamed(self, text: str, language: str, source: str) -> bool:
        there = set(map(bare, tokens(source)))
        stems = set(self._vocabulary.stems(source))
        for name in self._vocabulary.names(text, language):
            english = self._vocabulary.english(name, language)
            known = not stems.isdisjoint(self._vocabulary.stems(english))
            if bare(name) not in there and not known:
                return True
        return False

    def _far(self, text: str, on: Sequence[Candidate]) -> bool:
        """Whether search by meaning, where it is there, sees nothing of what it leans on near."""
        near = self._meaning.nearest([self._glossary.english(text)], _VIEWS)
        if near is None:
            return False
        views = {key(each.passage, each.number) for each in on} | {each.passage.id for each in on}
        return _closest(near[0], views) < _MEANING


def _paired(text: str, english: str) -> list[tuple[str, str]]:
    """Return each sentence with its English; nothing where they are not as many."""
    ours, theirs = told(text), told(english)
    return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else []


def _closest(near: Mapping[str, float], views: set[str]) -> float:
    """Return the similarity of the nearest view; one not among the nearest is as near as they."""
    last = min(near.values(), default=0.0)
    return max((near.get(each, last) for each in views), default=0.0)


def _said(on: Sequence[Candidate]) -> list[str]:
    return [each.sentence.text for each in on]


def _titles(on: Sequence[Candidate]) -> str:
    return " ".join(f"{each.passage.heading}. {each.passage.document}." for each in on)


def _quoted(text: str, cited: Sequence[Passage]) -> tuple[Candidate, ...]:
    """Return the sentence of the folder that a text is, word for word."""
    return tuple(
        Candidate(passage, number, sentence, 1.0)
        for passage in cited
        for number, sentence in enumerate(passage.sentences)
        if sentence.text == text
    )[:1]
