"""What a sentence claims that nobody may make up: numbers, dates, names, addresses, duties.

Only seen here, so that what somebody wrote can be held against the text it leans on.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.reading.forces import denies, forces, limits

LANGUAGES = ("en", "de", "pt")
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//[^\s<>\"')\]]+|\b(?:mailto|javascript|data|tel|file):[^\s]+|"
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@/])@\w{2,}|"
    r"\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:/[^\s<>\"')\]]*)?",
    re.IGNORECASE,
)
MARKUP = re.compile(
    r"<[!@#/a-z]|\[\]|\]\(|!\[|[\x00-\x08\x0b-\x1f\x7f-\x9f]|[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|"
    r"[\U000e0000-\U000e007f]|\ufeff|`|\*\*|__|[{}|\\*]|\w_\w|\w\([\"']|https?:",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?<=[.!?…])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bz\.)[\"”’)]*\s+|"
    # A small word with a capital begins a sentence, whether or not the one before has ended.
    r"(?<=[^\W\d_]) +(?=(?:The|An?|This|That|These|He|She|It|They|You|There|No|All|Any|Every|"
    r"Der|Die|Das|Ein|Eine|Es|Er|Kein|Keine|Alle|Os?|As|Uma?|Ele|Ela|Não|Todos|Todas)\s)"
)
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")
_WORDS = {
    word: str(number)
    for number, words in {
        2: "two zwei dois duas", 3: "three drei três", 4: "four vier quatro",
        5: "five fünf cinco", 6: "six sechs seis", 7: "seven sieben sete", 8: "eight acht oito",
        9: "nine neun nove", 10: "ten zehn dez", 11: "eleven elf onze", 12: "twelve zwölf doze",
        13: "thirteen dreizehn treze", 14: "fourteen vierzehn catorze quatorze",
        15: "fifteen fünfzehn quinze", 16: "sixteen sechzehn dezasseis dezesseis",
        17: "seventeen siebzehn dezassete dezessete", 18: "eighteen achtzehn dezoito",
        19: "nineteen neunzehn dezanove dezenove", 20: "twenty zwanzig vinte",
        30: "thirty dreißig dreissig trinta", 40: "forty vierzig quarenta",
        50: "fifty fünfzig cinquenta", 60: "sixty sechzig sessenta",
        70: "seventy siebzig setenta", 80: "eighty achtzig oitenta",
        90: "ninety neunzig noventa", 100: "hundred hundert einhundert cem",
        1000: "thousand tausend eintausend mil",
    }.items()
    for word in words.split()
}  # fmt: skip
_RANKS = {
    "2nd": re.compile(r"second|zweite[nmrs]?|segund[oa]"),
    "3rd": re.compile(r"third|dritte[nmrs]?|terceir[oa]"),
    "4th": re.compile(r"fourth|vierte[nmrs]?|quart[oa]"),
}
_ONE = frozenset(("one", "a", "an", "ein", "eine", "einen", "einem", "einer", "eines", "um", "uma"))
_UNITS = {
    word: unit
    for unit, words in {
        "minute": "minute minutes minuten minuto minutos",
        "hour": "hour hours h stunde stunden hora horas",
        "day": "day days tag tage tagen dia dias", "week": "week weeks woche wochen semana semanas",
        "month": "month months monat monate monaten monats mês meses",
        "year": "year years jahr jahre jahren ano anos",
        "work day": "werktag werktage werktagen arbeitstag arbeitstage arbeitstagen geschäftstag "
                    "geschäftstage geschäftstagen",
        "percent": "percent prozent %", "million": "million millionen mio milhão milhões",
        "billion": "billion milliarde milliarden bilhão bilhões",
    }.items()
    for word in words.split()
}  # fmt: skip
_WORKING = frozenset(("business", "working", "úteis", "útil"))
_BETWEEN = frozenset(("to", "or", "and", "bis", "oder", "und", "a", "ou", "e", "calendar", "full"))
MONTHS = {
    word: number
    for number, words in enumerate((
        "january januar janeiro", "february februar fevereiro", "march märz março",
        "april abril", "may mai maio", "june juni junho", "july juli julho",
        "august agosto", "september setembro", "october oktober outubro",
        "november novembro", "december dezember dezembro",
    ), 1)
    for word in words.split()
}  # fmt: skip
_OF = frozenset(("of", "de", "the"))


@dataclass(frozen=True, slots=True)
class Claims:
    """What stands in a text, folded and in no language's own spelling.

    Attributes:
        numbers: as digits.
        amounts: numbers with their unit.
        dates: months, with their day or year where one stands beside.
        addresses: links, mail addresses, handles and hosts.
        forces: duties, permissions and bans, each as the classes it can stand for.
        limits: kinds of limits (at least, only, unless, before ...).
        denied: something is denied.
    """

    numbers: frozenset[str]
    amounts: frozenset[tuple[str, str]]
    dates: frozenset[tuple[int, str]]
    addresses: frozenset[str]
    forces: tuple[frozenset[str], ...]
    limits: frozenset[str]
    denied: bool


def claims(text: str, language: str) -> Claims:
    """See what a text in one language claims."""
    addresses = frozenset(each[0].casefold().rstrip(".,;") for each in _ADDRESS.finditer(text))
    said = _ADDRESS.sub(" ", text).replace("’", "'")
    folded = said.casefold()
    iso, rest = _iso(folded)
    words = _split(rest)
    months = frozenset(_dates(words, said)) | iso
    numbers = {each for each in map(_digits, words) if each} | {each for _, each in iso if each}
    return Claims(
        numbers=frozenset(numbers),
        amounts=frozenset(_amounts(words)),
        dates=months,
        addresses=addresses,
        forces=tuple(forces(_bare(folded, months), language)),
        limits=limits(folded, language),
        denied=denies(folded, language),
    )


def spoken(text: str, small: Mapping[str, Collection[str]], likely: str = "en") -> str:
    """Return the language of a text by its small words; the likely one where none shows."""
    words = [each.casefold() for each in _TOKEN.findall(text)]
    counts = {code: sum(word in small.get(code, ()) for word in words) for code in LANGUAGES}
    return max((likely, *LANGUAGES), key=counts.__getitem__)


def told(text: str) -> list[str]:
    """Return the sentences of a text, cut after every stop: nobody hides one behind another."""
    return [each for each in _STOP.split(text) if each.strip()]


def tokens(text: str) -> list[str]:
    """Return the words of a text as they stand."""
    return _TOKEN.findall(text)


def _bare(folded: str, months: frozenset[tuple[int, str]]) -> str:
    """Return a text without the month of May, which is no permission."""
    return re.sub(r"\bmay(?= \d)|(?<=\d )may\b|(?<=in )may\b", " ", folded) if months else folded


def _split(folded: str) -> list[str]:
    spaced = re.sub(r"(?<=\d)(?=[a-z%])|%", lambda met: f" {met[0]} ", folded)
    return re.findall(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+(?:'[^\W\d_]+)*", spaced)


def _digits(word: str) -> str:
    """Return a number in digits, or nothing where a word is none."""
    if not _NUMBER.fullmatch(word):
        ranked = (rank for rank, pattern in _RANKS.items() if pattern.fullmatch(word))
        return _WORDS.get(word) or next(ranked, "")
    if _THOUSANDS.match(word):
        return word.replace(",", "").replace(".", "")
    return word.replace(",", ".").lstrip("0") or "0"


def _amounts(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(words):
        number = _digits(word) or ("1" if word in _ONE else "")
        if not number:
            continue
        working = False
        for later in words[at + 1 : at + 5]:
            if later in _WORKING:
                working = True
            elif unit := _UNITS.get(later):
                if unit == "day" and (working or _WORKING & set(words[at + 2 : at + 5])):
                    unit = "work day"
                yield number, unit
                break
            elif later not in _BETWEEN and not (_digits(later) and word not in _ONE):
                break


def _dates(words: Sequence[str], said: str) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(words):
        month = MONTHS.get(word)
        if month is None or (word == "may" and "May" not in said):
            continue
        beside = (*words[max(0, at - 2) : at], *words[at + 1 : at + 4])
        if word != "may" or any(map(_NUMBER.fullmatch, beside)):
            yield month, ""
        for number in _near(words, at):
            yield month, number


def _near(words: Sequence[str], at: int) -> Iterator[str]:
    """Give the day and the year that stand beside a month."""
    before = [each for each in words[max(0, at - 2) : at] if each not in _OF][-1:]
    after = [each for each in words[at + 1 : at + 4] if each not in _OF][:2]
    for each in (*before, *after[:1]):
        if _NUMBER.fullmatch(each):
            yield _digits(each)
    if len(after) == 2 and all(map(_NUMBER.fullmatch, after)) and len(after[1]) == 4:
        yield after[1]


def _iso(folded: str) -> tuple[frozenset[tuple[int, str]], str]:
    found: set[tuple[int, str]] = set()
    for met in _ISO.finditer(folded):
        year, month, day = met.group(1, 2, 3) if met[1] else (met[6], met[5], met[4])
        number = int(month)
        found |= {(number, ""), (number, year), (number, day.lstrip("0"))}
    return frozenset(found), _ISO.sub(" ", folded)
