"""Make bot/privacy/names.txt.gz and words.txt.gz, once, from two packages that are no dependency.

    pip download --no-deps faker==40.63.0 pyspellchecker==0.9.1 (both MIT); unpack both into DIR
    python .ci/make_names.py DIR

names: given names (a ``+`` behind those that are everyday words too) and family names (a ``-``), as
the lists of Faker's person providers have them, case folded, sorted.
words: the most frequent words of English, German and Portuguese and every word of knowledge/, less
those that are given names and not among the most frequent.
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
# Given names that are said of other things in the texts that this is for.
ALSO = (
    "ruby julia jenkins jasmine maven crystal angular ember python django sim alexa siri cortana "
    "cassandra elixir dart kotlin hudson travis apache lambda delta alpha beta sigma amazon oracle"
)
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


def frequent(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield frequent words and whether they are everyday ones."""
    for language, count in KEPT.items():
        packed = folder / "spellchecker" / "resources" / f"{language}.json.gz"
        counted: dict[str, int] = json.loads(gzip.decompress(packed.read_bytes()))
        ranked = sorted(counted, key=lambda word: -counted[word])
        for rank, word in enumerate(ranked[:count]):
            yield word.casefold(), rank < EVERYDAY


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
    ranked = list(frequent(folder))
    everyday = {word for word, often in ranked if often}
    everyday |= {word.casefold() for word in ambiguous()}
    words = {word for word, _ in ranked if word not in given} | everyday
    words |= {word for word in known() if word not in given}
    write("words.txt.gz", words)
    write("names.txt.gz", {
        name + ("+" if name in everyday else "") if name in given else name + "-"
        for name in given | family
    })  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
