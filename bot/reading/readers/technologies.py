"""Technologies named, and experience claimed with one before it was public."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.library.library import Library
from bot.library.shapes import Technology
from bot.reading.roles import Role, roles
from bot.reading.sentences import Sentence
from bot.reading.sheet import Fact, Reading, Sheet

_YEARS = {"year", "years", "yr", "yrs", "jahre", "jahren", "anos", "ano", "y", "yoe"}
_BETWEEN = {
    "of", "in", "with", "using", "on", "experience", "exp", "hands", "professional", "production",
    "commercial", "building", "writing", "working", "work", "development", "developing", "deep",
    "solid", "strong", "full", "time", "as", "a", "an", "the", "expert", "daily", "running",
    "experiência", "em", "com", "de", "erfahrung", "mit", "doing", "practical", "shipping",
    "programming", "coding", "engineering", "operating", "managing", "proven", "s", "real", "been",
    "designing", "deploying", "administering", "leading", "pure", "years", "und", "e", "and",
}  # fmt: skip
_SINCE = {"since", "from", "seit", "desde"}
_REACH = 7  # words between the number of years and the technology
_BLOCK = 1500  # characters behind a role's dates that still describe the role
_HEADING = re.compile(
    r"\n\s*\n\s*\S|^[ \t#*]*(?:technical |core |key )?(?:education|skills|technologies|tech stack|"
    r"languages|certifications?|projects|summary|about|references|stack|tools|kenntnisse|ausbildung|"
    r"sprachen|formação|competências|habilidades|idiomas|profile|interests)\b"
    r"|\b(?:EDUCATION|SKILLS|LANGUAGES|CERTIFICATIONS|PROJECTS|SUMMARY|TECH STACK|REFERENCES)\b"
    r"|\"(?:skills|education|languages)\"",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = 30  # characters; a shorter line behind a role may be the next role's title


@lru_cache(maxsize=2)
def _names(library: Library) -> Mapping[str, list[tuple[tuple[str, ...], Technology]]]:
    names: dict[str, list[tuple[tuple[str, ...], Technology]]] = {}
    for technology in library.technologies:
        for name in (technology.name, *technology.also):
            words = tuple(re.findall(r"[^\W\d_]+|\d+(?:[.,]\d+)*", name.casefold()))
            if words:
                names.setdefault(words[0], []).append((words, technology))
    for listed in names.values():
        listed.sort(key=lambda each: -len(each[0]))
    return names


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``technology.*`` facts."""
    named: dict[str, tuple[Sheet, int, int]] = {}
    for sheet in reading.sheets:
        mentions = _mentions(sheet, reading.library)
        for first, last, technology in mentions:
            named.setdefault(technology.name, (sheet, first, last))
        yield from _claims(sheet, mentions, reading)
    if named:
        spans = tuple(_span(*each) for each in list(named.values())[:3])
        yield Fact("technology.count", len(named), spans)
    yield from _worked_with(reading)


def _span(sheet: Sheet, first: int, last: int):  # type: ignore[no-untyped-def]
    return sheet.span(sheet.words[first].start, sheet.words[last - 1].end)


_Mention = tuple[int, int, Technology]


def _mentions(sheet: Sheet, library: Library) -> list[_Mention]:
    names = _names(library)
    words, found, at = sheet.words, [], 0
    while at < len(words):
        for name, technology in names.get(words[at].text, ()):
            if tuple(word.text for word in words[at : at + len(name)]) == name:
                found.append((at, at + len(name), technology))
                at += len(name) - 1
                break
        at += 1
    return found


def _claims(sheet: Sheet, mentions: list[_Mention], reading: Reading) -> Iterator[Fact]:
    sentence_of = _Finder(sheet.sentences)
    for first, last, technology in mentions:
        sentence = sentence_of.at(first)
        for claimed, start, end in _claimed(sheet, sentence, first, last, reading.today.year):
            early = claimed - (reading.today.year - technology.year)
            if early > 0:
                yield Fact("technology.too_early", early, (_span(sheet, start, end),))


class _Finder:
    """Finds the sentence a word is in, moving forward only."""

    def __init__(self, listed: list[Sentence]) -> None:
        self._listed = listed
        self._number = 0

    def at(self, word: int) -> Sentence:
        while self._listed[self._number].last <= word:
            self._number += 1
        return self._listed[self._number]


def _claimed(
    sheet: Sheet, sentence: Sentence, first: int, last: int, this_year: int
) -> Iterator[tuple[int, int, int]]:
    words = sheet.words
    for at in range(first - 1, max(sentence.first, first - _REACH) - 1, -1):
        if words[at].text in _YEARS and at > sentence.first and _is_count(words[at - 1].text):
            yield int(words[at - 1].text), at - 1, last
            break
        if words[at].text not in _BETWEEN:
            break
    after = [word.text for word in words[last : min(last + 4, sentence.last)]]
    for offset, text in enumerate(after[:-1]):
        if _is_count(text) and after[offset + 1] in _YEARS:
            yield int(text), first, last + offset + 2
            break
        if text in _SINCE and after[offset + 1].isdigit() and len(after[offset + 1]) == 4:
            yield this_year - int(after[offset + 1]), first, last + offset + 2
            break
        if text not in _BETWEEN and text not in {"for", "über", "há", "over"}:
            break


def _is_count(text: str) -> bool:
    return text.isdigit() and 1 <= int(text) <= 40


def _worked_with(reading: Reading) -> Iterator[Fact]:
    """A role that ended before a technology it used was public."""
    dated = roles(reading)
    for role in dated:
        if role.study or role.when.present:
            continue
        ended = role.when.last // 12
        for first, last, technology in _described(role, dated, reading):
            if ended < technology.year:
                spans = (
                    _span(role.sheet, first, last),
                    role.sheet.span(role.start, role.end),
                )
                yield Fact("technology.too_early", technology.year - ended, spans)


def _described(role: Role, dated: list[Role], reading: Reading) -> Iterator[_Mention]:
    text = role.sheet.text
    end = min(
        [role.end + _BLOCK, len(text)]
        + [other.start for other in dated if other.sheet is role.sheet and other.start > role.start]
    )
    heading = _HEADING.search(text, role.when.end, end)
    end = heading.start() if heading else end
    for mention in _mentions(role.sheet, reading.library):
        start = role.sheet.words[mention[0]].start
        if role.when.end <= start < end:
            line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
            if len(line) >= _LINE:
                yield mention
