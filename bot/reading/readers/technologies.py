"""Technologies named, and experience claimed with one before it was public."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bot.library.library import Library
from bot.library.shapes import Technology
from bot.reading.parts import Span
from bot.reading.roles import Role, roles
from bot.reading.sentences import Sentence, line_of
from bot.reading.sheet import Fact, Reading, Sheet, once

_YEARS = {
    "year", "years", "yr", "yrs", "jahre", "jahren", "anos", "ano", "y", "yoe", "decade", "decades",
    "jahrzehnt", "jahrzehnte", "década", "décadas",
}  # fmt: skip
_DECADES = {"decade", "decades", "jahrzehnt", "jahrzehnte", "década", "décadas"}
_ONE = {"a", "ein", "uma", "um", "eine", "the"}
_WRITTEN_SHORT = re.compile(r"(\d{1,2})(?:y|yrs?|j|a)")
_BETWEEN = {
    "of", "in", "with", "using", "on", "experience", "exp", "hands", "professional", "production",
    "commercial", "building", "writing", "working", "work", "development", "developing", "deep",
    "solid", "strong", "full", "time", "as", "a", "an", "the", "expert", "daily", "running",
    "experiência", "em", "com", "de", "erfahrung", "mit", "doing", "practical", "shipping",
    "programming", "coding", "engineering", "operating", "managing", "proven", "s", "real", "been",
    "designing", "deploying", "administering", "leading", "pure", "years", "und", "e", "and",
}  # fmt: skip
_SINCE = {"since", "from", "seit", "desde"}
_NUMBER = {
    word: number
    for number, words in enumerate(
        ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen", "twenty")
    )
    for word in words.split()
} | {"zehn": 10, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dez": 10, "doze": 12, "quinze": 15,
     "vinte": 20, "acht": 8, "neun": 9, "oito": 8, "nove": 9}  # fmt: skip
_DATED = {
    "in", "since", "from", "early", "late", "mid", "spring", "summer", "autumn", "fall", "winter",
    "around", "back", "seit", "ab", "anfang", "ende", "mitte", "frühjahr", "herbst", "sommer", "em",
    "desde", "início", "final", "meados", "q1", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "jahr",
}  # fmt: skip
_ARTICLES = {"a", "an", "the", "from", "old", "ein", "eine", "einen", "um", "uma", "of", "von"}
_WITH = {
    "with", "using", "mit", "com", "on", "in", "introduced", "adopted", "usando", "via", "em",
    "used", "wrote", "deployed", "learned", "learnt", "ran", "usei", "usava", "nutzte",
}  # fmt: skip
_USED = {"eingesetzt", "verwendet", "genutzt", "benutzt", "gelernt", "eingeführt", "programmiert"}
# A need is no claim, and "rust removal" is no language.
_WANTED = {"need", "needs", "looking", "wanted", "require", "required", "advert", "vacancy"}
_OTHER_SENSE = {"removal", "prevention", "repair", "damage", "treatment", "belt", "protection"}
_ONTO = {"to", "into", "zu", "auf", "nach", "para", "towards", "than", "before", "not", "without"}
_NEAR = 8  # words between a technology and the year it was used in
_ROUNDED = 1  # years by which a number of years may be rounded up
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
# `"skill": "Terraform", "years": 18`
_YEARS_FIELD = re.compile(
    r"\"\s{0,3},\s{0,20}\"(?:years?|yoe|experience|anos|jahre|years_?(?:of_?)?experience|"
    r"experience_?years)\"\s{0,3}:\s{0,3}\"?(\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[),;]")
_LINE = 30  # characters; a shorter line behind a role may be the next role's title


_Name = tuple[tuple[str, ...], Technology]


@lru_cache(maxsize=2)
def _names(library: Library) -> Mapping[str, list[_Name]]:
    names: dict[str, list[_Name]] = {}
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
    for sheet, mentions in zip(reading.sheets, _mentions(reading), strict=True):
        for first, last, technology in mentions:
            named.setdefault(technology.name, (sheet, first, last))
        yield from _claims(sheet, mentions, reading)
    if named:
        spans = tuple(_span(*each) for each in list(named.values())[:3])
        yield Fact("technology.count", len(named), spans)
    yield from _worked_with(reading)


def _span(sheet: Sheet, first: int, last: int) -> Span:
    return sheet.span(sheet.words[first].start, sheet.words[last - 1].end)


_Mention = tuple[int, int, Technology]


@once
def _mentions(reading: Reading) -> Iterator[list[_Mention]]:
    """Yield for every sheet the technologies named in it, in order."""
    names = _names(reading.library)
    for sheet in reading.sheets:
        yield _named(sheet, names)


def _named(sheet: Sheet, names: Mapping[str, list[_Name]]) -> list[_Mention]:
    texts, found, done = sheet.texts, [], 0
    for at, text in enumerate(texts):
        if at < done or text not in names:
            continue
        for name, technology in names[text]:
            if tuple(texts[at : at + len(name)]) == name:
                done = at + len(name)
                found.append((at, done, technology))
                break
    return found


def _claims(sheet: Sheet, mentions: list[_Mention], reading: Reading) -> Iterator[Fact]:
    sentence_of = _Finder(sheet.sentences)
    for first, last, technology in mentions:
        sentence = sentence_of.at(first)
        if _not_claimed(sheet, sentence, first, last):
            continue
        for claimed, start, end in _claimed(sheet, sentence, first, last, reading.today.year):
            early = claimed - (reading.today.year - technology.year) - _ROUNDED
            if early > 0:
                yield Fact("technology.too_early", early, (_span(sheet, start, end),))
        for year, start, end in _used_in(sheet, sentence, first, last):
            if 1980 < year < technology.year:
                spans = (_span(sheet, start, end),)
                yield Fact("technology.too_early", technology.year - year, spans)


def _not_claimed(sheet: Sheet, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a technology is only wanted ("we need 15 years of ..."), or none at all."""
    after = sheet.words[last].text if last < sentence.last else ""
    before = sheet.words[max(sentence.first, first - _NEAR) : first]
    return after in _OTHER_SENSE or any(word.text in _WANTED for word in before)


def _used_in(
    sheet: Sheet, sentence: Sentence, first: int, last: int
) -> Iterator[tuple[int, int, int]]:
    """Yield a year the technology is said to have been used in ("Terraform in early 2010")."""
    words, text = sheet.words, sheet.text
    if not text[words[first].start].isupper():
        return
    before = words[first - 1].text if first > sentence.first else ""
    if before in _ONTO:
        return
    used = last < sentence.last and words[last].text in _USED
    for at in range(last, min(last + _NEAR + 1, sentence.last)):
        of_it = words[at].edge and any(word.text == "it" for word in words[at : at + 4])
        if (words[at].edge and not of_it) or words[at].text in _ONTO:
            break
        behind = at == last and at + 1 < sentence.last and words[at + 1].text in _USED
        if _is_year(sheet, at) and (words[at - 1].text in _DATED or behind):
            yield int(words[at].text), first, at + 1
            return
    if not (used or before in _WITH) or words[first].edge:
        return
    for at in range(first - 2, max(sentence.first - 1, first - 2 - _NEAR), -1):
        if words[at + 1].edge or words[at].text in _ONTO:
            break
        if _is_year(sheet, at) and (at == sentence.first or words[at - 1].text not in _ARTICLES):
            yield int(words[at].text), at, last
            return


def _is_year(sheet: Sheet, at: int) -> bool:
    """Whether the word is a year by itself, not one end of a range."""
    word, text = sheet.words[at], sheet.text
    around = text[max(0, word.start - 2) : word.start] + text[word.end : word.end + 2]
    return len(word.text) == 4 and word.text.isdigit() and not set("-/") & set(around)


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
        if _CLOSING.search(sheet.text, words[at].end, words[at + 1].start):
            break
        if words[at].text in _YEARS and at > sentence.first and _years(sheet, at):
            yield _years(sheet, at), at - 1, last
            break
        if words[at].text not in _BETWEEN:
            break
    yield from _behind(sheet, sentence, first, last, this_year)


def _behind(
    sheet: Sheet, sentence: Sentence, first: int, last: int, this_year: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the years that stand behind a technology: "Rust (20 yrs)", ``"years": 18``."""
    words = sheet.words
    field = _YEARS_FIELD.match(sheet.text, words[last - 1].end)
    if field and _count(field.group(1)):
        end = last
        while end < len(words) and words[end].end <= field.end():
            end += 1
        yield _count(field.group(1)), first, end
        return
    after = [word.text for word in words[last : min(last + 4, sentence.last)]]
    short = _WRITTEN_SHORT.fullmatch(after[0]) if after else None
    if short and not words[last].edge:
        yield int(short.group(1)), first, last + 1
        return
    for offset, text in enumerate(after[:-1]):
        if _count(text) and after[offset + 1] in _YEARS:
            yield _count(text), first, last + offset + 2
            break
        if text in _SINCE and after[offset + 1].isdigit() and len(after[offset + 1]) == 4:
            yield this_year - int(after[offset + 1]), first, last + offset + 2
            break
        if text not in _BETWEEN and text not in {"for", "über", "há", "over"}:
            break


def _years(sheet: Sheet, at: int) -> int:
    """Return how many years the word at ``at`` ("years", "decade") and its number are."""
    word, number = sheet.words[at].text, sheet.words[at - 1].text
    if word in _DECADES:
        return 10 * (1 if number in _ONE else _count(number))
    return _count(number)


def _count(text: str) -> int:
    """Return a number of years, 0 where the word is none."""
    number = int(text) if text.isdigit() and len(text) <= 2 else _NUMBER.get(text, 0)
    return number if number <= 40 else 0


def _worked_with(reading: Reading) -> Iterator[Fact]:
    """Yield roles that ended before a technology used in them was public."""
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


def _described(role: Role, dated: Sequence[Role], reading: Reading) -> Iterator[_Mention]:
    text = role.sheet.text
    end = min(
        [role.end + _BLOCK, len(text)]
        + [other.start for other in dated if other.sheet is role.sheet and other.start > role.start]
    )
    heading = _HEADING.search(text, role.when.end, end)
    end = heading.start() if heading else end
    words = role.sheet.words
    mentions = _mentions(reading)[reading.sheets.index(role.sheet)]
    first = bisect_left(mentions, role.when.end, key=lambda mention: words[mention[0]].start)
    for mention in mentions[first:]:
        start = words[mention[0]].start
        if start >= end:
            return
        line_start, line_end = line_of(text, start)
        if line_end - line_start >= _LINE:
            yield mention
