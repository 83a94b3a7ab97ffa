"""Make bot/privacy/names.txt.gz and words.txt.gz, once, from two packages that are no dependency.

    pip download --no-deps faker==40.63.0 pyspellchecker==0.9.1 (both MIT); unpack both into DIR
    python .ci/make_names.py DIR

names: given names (a ``+`` behind those that are everyday words too) and family names (a ``-``), as
the lists of Faker's person providers have them, case folded, sorted.
words: the most frequent words of English, German and Portuguese, fewer of other languages, and
every word of knowledge/, less those that are given names and not among the most frequent, and those
that are family names and rare words (what films say has many names in it).
"""

import calendar
import gzip
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = {"en": 40_000, "de": 60_000, "pt": 40_000}
EVERYDAY = 5_000
FEWER = {"es": 8_000, "fr": 8_000, "it": 8_000, "nl": 8_000, "ru": 8_000}
EVERYDAY_THERE = {"es": 300, "fr": 300, "it": 300, "nl": 300, "ru": 0}
# Given names that are said of other things in the texts that this is for.
ALSO = (
    "ruby julia jenkins jasmine maven crystal angular ember python django sim alexa siri cortana "
    "cassandra elixir dart kotlin hudson travis apache lambda delta alpha beta sigma amazon oracle"
)
# Given names before all, although other languages or the knowledge folder have such a word.
STAY = "brittany bella dan darwin dean devi donna edgar edward elke ken kent mia victoria"
WORD = re.compile(r"[^\W\d_]+")


def people() -> tuple[set[str], set[str]]:
    """Return given and family names."""
    given, family = set[str](), set[str]()
    import faker.providers.person as providers

    for module in pkgutil.iter_modules(providers.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for name in dir(provider):
            value = getattr(provider, name)
            if not isinstance(value, (tuple, list, dict, set)):
                continue
            kind = given if "first" in name else family if "last" in name else None
            if kind is not None:
                kind |= {part for each in value for part in WORD.findall(str(each).casefold())}
    return given, family


def ranked(folder: Path, language: str) -> list[str]:
    """Return a language's words, the most frequent first."""
    packed = folder / "spellchecker" / "resources" / f"{language}.json.gz"
    counted: dict[str, int] = json.loads(gzip.decompress(packed.read_bytes()))
    return [word.casefold() for word in sorted(counted, key=lambda word: -counted[word])]


def frequent(folder: Path, family: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield frequent words and whether they are everyday ones."""
    german = set(ranked(folder, "de")[: KEPT["de"]])
    for language, count in KEPT.items():
        for rank, word in enumerate(ranked(folder, language)[:count]):
            if rank < EVERYDAY or word in german or word not in family:
                yield word, rank < EVERYDAY


def fewer(folder: Path, names: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield the same of the languages of which less is known."""
    for language, count in FEWER.items():
        for rank, word in enumerate(ranked(folder, language)[:count]):
            everyday = rank < EVERYDAY_THERE[language]
            if everyday or word not in names:
                yield word, everyday


def ambiguous() -> set[str]:
    """Return what the knowledge folder says in small letters, technologies, months and days."""
    said = {
        word
        for path in (ROOT / "knowledge").rglob("*")
        if path.suffix in {".md", ".yaml"}
        for word in WORD.findall(path.read_text(encoding="utf-8"))
        if word.islower()
    }
    path = ROOT / "knowledge" / "lists" / "technologies.yaml"
    said |= set(WORD.findall(path.read_text(encoding="utf-8").casefold()))
    return said | {*ALSO.split()} | {*calendar.month_name, *calendar.day_name} - {""}


def known() -> set[str]:
    """Return every word of the knowledge folder."""
    return {
        word
        for path in (ROOT / "knowledge").rglob("*")
        if path.suffix in {".md", ".yaml"}
        for word in WORD.findall(path.read_text(encoding="utf-8").casefold())
    }


def write(name: str, lines: set[str]) -> None:
    """Write sorted lines, packed so that the same lines make the same file."""
    text = "\n".join(sorted(line for line in lines if len(line.strip("+-")) > 1)) + "\n"
    path = ROOT / "bot" / "privacy" / name
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(path.name, len(lines), path.stat().st_size)


def main(folder: Path) -> None:
    """Make both."""
    sys.path.insert(0, str(folder))
    given, family = people()
    counted = [*frequent(folder, family - given), *fewer(folder, given | family)]
    everyday = {word for word, often in counted if often}
    everyday |= {word.casefold() for word in ambiguous()}
    everyday -= {*STAY.split()}
    words = {word for word, _ in counted if word not in given} | everyday
    words |= {word for word in known() if word not in given}
    write("words.txt.gz", words)
    write("names.txt.gz", {
        name + ("+" if name in everyday else "") if name in given else name + "-"
        for name in given | family
    })  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
