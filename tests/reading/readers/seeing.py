"""Shows what a reader sees in a text, with a small library that knowledge edits do not change."""

from datetime import date
from pathlib import Path

from bot.library.library import Library
from bot.library.shapes import Citation, PriorityFile, Technology
from bot.reading.parts import Part
from bot.reading.sheet import Fact, Reader, Reading, prepare

TODAY = date(2026, 11, 15)
_YEARS = {
    "Kubernetes": 2014,
    "Rust": 2012,
    "React": 2013,
    "React Native": 2015,
    "Next.js": 2016,
    "Docker": 2013,
    "PostgreSQL": 1996,
}
_ALSO = {"Kubernetes": ("k8s",), "React": ("React.js",), "PostgreSQL": ("Postgres",)}
_CITED = Citation(
    title="t", publisher="p", url="https://example.org", date="2026", url_basis="seen"
)
LIBRARY = Library(
    root=Path("knowledge"),
    hash="0" * 12,
    signals=(),
    steps={},
    sources={},
    ideas={},
    names={
        "hosts-free-mail": frozenset({"gmail.com", "gmx.de", "web.de", "uol.com.br", "yahoo.com"}),
        "hosts-disposable-mail": frozenset({"mailinator.com", "yopmail.com"}),
        "hosts-profile": frozenset({"linkedin.com", "xing.com", "upwork.com", "medium.com"}),
        "hosts-code": frozenset({"github.com", "gitlab.com"}),
        "hosts-messenger": frozenset({"t.me", "wa.me"}),
        "remote-access-tools": frozenset({"anydesk", "teamviewer", "chrome remote desktop"}),
        "vpn-services": frozenset({"mullvad", "residential proxy"}),
    },
    technologies=tuple(
        Technology(name=name, also=_ALSO.get(name, ()), year=year, source=_CITED)
        for name, year in _YEARS.items()
    ),
    priority=PriorityFile.model_validate({"escalate": [], "verify-first": []}),
    phrases={},
)


def reading(*texts: str) -> Reading:
    """Return what the readers look at: one part for every text."""
    sheets = tuple(prepare(at, Part(f"part {at}", text)) for at, text in enumerate(texts))
    return Reading(sheets, (), LIBRARY, TODAY)


def facts(reader: Reader, *texts: str) -> list[Fact]:
    """Return everything the reader sees."""
    return list(reader(reading(*texts)))


def values(reader: Reader, name: str, *texts: str) -> list[str | int | float]:
    """Return the values of the facts of one name."""
    return [fact.value for fact in facts(reader, *texts) if fact.name == name]


def quotes(reader: Reader, name: str, *texts: str) -> list[list[str]]:
    """Return the words that show the facts of one name."""
    return [
        [span.quote for span in fact.spans] for fact in facts(reader, *texts) if fact.name == name
    ]
