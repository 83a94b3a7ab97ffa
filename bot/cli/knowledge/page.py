"""The page that ``deskcheck knowledge report`` writes."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.channels.chart import bars, grid
from bot.channels.html import Html, join, table, tag
from bot.channels.html import page as whole
from bot.channels.plain import plain
from bot.cli.knowledge.seen import Disturbed, Seen, Unanswered
from bot.library.report import AREAS, STAGES, Place
from bot.library.shapes import LANGUAGES, Weight

_SHOWN = 300  # rows of one table
_QUOTE = 140  # characters
_LANGUAGES = {"en": "English", "de": "German", "pt": "Portuguese"}
_STYLE = Path(__file__).with_name("report.css")


def page(seen: Seen) -> str:
    """Return the whole page."""
    title = f"The {seen.folder} folder, {seen.today.isoformat()}"
    head = tag("header", tag("h1", title), tag("p", f"Library {seen.library.hash}", class_="soft"))
    parts = (
        _tiles,
        _coverage,
        _languages,
        _rows,
        _pages,
        _hands,
        _quiet,
        _people,
        _questions,
        _twice,
    )
    return whole(
        title, _STYLE.read_text(encoding="utf-8"), head, *(join(part(seen)) for part in parts)
    )


def _tiles(seen: Seen) -> Iterator[Html]:
    survey, library = seen.survey, seen.library
    lacking = [each for each in seen.unanswered if each.declined]
    told: list[tuple[int, str, str, bool]] = [
        (len(library.signals), "signals", "coverage", False),
        (sum(survey.pages.values()), "pages", "pages", False),
        (len(library.passages), "passages", "pages", False),
        (len(library.sources), "sources", "pages", False),
        (len(library.ideas), "word lists", "languages", False),
        (len(survey.rows), "catalogue rows covered", "rows", False),
        (len(survey.stale), "pages not looked through for a year", "hands", True),
        (len(survey.unverified), "unverified sources", "hands", True),
        (len(survey.unfinished), "unfinished files", "hands", True),
        (len(lacking), "questions without a good passage", "questions", True),
        (len(survey.twice), "pairs of pages that share text", "twice", True),
    ]
    if seen.honest:
        loud = (len(seen.honest.loud), "honest texts above routine", "quiet", True)
        told.insert(9, loud)
    yield tag(
        "div",
        *(
            tag("a", tag("b", f"{number:,}"), name, href=f"#{where}",
                class_="tile warn" if wants and number else "tile")
            for number, name, where, wants in told
        ),
        class_="tiles",
    )  # fmt: skip


def _coverage(seen: Seen) -> Iterator[Html]:
    counts = seen.survey.signals

    def split(of: Callable[[tuple[str, str, Weight]], str], name: str) -> tuple[int, ...]:
        return tuple(
            sum(number for key, number in counts.items() if of(key) == name and key[2] is weight)
            for weight in Weight
        )

    yield _section("Signals by area and stage", "coverage")
    areas = {area: split(lambda key: key[0], area) for area in AREAS}
    stages = {stage: split(lambda key: key[1], stage) for stage in STAGES}
    kinds = [str(weight) for weight in Weight]
    yield tag(
        "div",
        tag("div", tag("h3", "By area"), bars("Signals by area and weight", areas, kinds)),
        tag("div", tag("h3", "By stage"), bars("Signals by stage and weight", stages, kinds)),
        class_="pair",
    )
    both = {
        area: tuple(sum(counts[area, stage, weight] for weight in Weight) for stage in STAGES)
        for area in AREAS
    }
    yield tag("h3", "Area by stage")
    yield tag("div", grid("Signals by area and stage", both, STAGES), class_="wide")


def _languages(seen: Seen) -> Iterator[Html]:
    survey, total = seen.survey, len(seen.library.signals)
    yield _section("Languages", "languages")
    yield _p(f"Of {total} signals, so many can be raised by a text in each language.")
    names = [(code, _LANGUAGES[code]) for code in LANGUAGES]
    heard = {name: (survey.heard[code],) for code, name in names}
    words = {name: (survey.words[code],) for code, name in names}
    yield tag(
        "div",
        tag("div", tag("h3", "Signals"), bars("Signals by language", heard)),
        tag("div", tag("h3", "Entries of word lists"), bars("Entries by language", words)),
        class_="pair",
    )
    for code, deaf in survey.deaf.items():
        if deaf:
            yield _folded(f"{len(deaf)} signals hear no {_LANGUAGES[code]}", _p(", ".join(deaf)))


def _rows(seen: Seen) -> Iterator[Html]:
    rows, gaps = seen.survey.rows, seen.survey.gaps
    yield _section("Rows of the catalogue", "rows")
    yield _p(f"{len(rows)} rows are covered.")
    if gaps:
        told = "Nothing covers these, though a later row of the same letters is covered: "
        yield _p(f"{told}{', '.join(gaps)}.")
    shown = ((row, ", ".join(signals)) for row, signals in rows.items())
    yield _folded("Every row and its signals", table(("row", "signals"), shown))


def _pages(seen: Seen) -> Iterator[Html]:
    yield _section("Pages and sources", "pages")
    pages = {kind: (number,) for kind, number in seen.survey.pages.most_common()}
    sources = {read: (number,) for read, number in seen.survey.sources.most_common()}
    yield tag(
        "div",
        tag("div", tag("h3", "Pages by kind"), bars("Pages by kind", pages)),
        tag("div", tag("h3", "Sources by how they were read"), bars("Sources", sources)),
        class_="pair",
    )


def _hands(seen: Seen) -> Iterator[Html]:
    survey = seen.survey
    yield _section("What wants a hand", "hands")
    for title, places in (
        ("Pages not looked through for a year", survey.stale),
        ("Sources that nobody has verified", survey.unverified),
        ("Drafts and templates", survey.unfinished),
    ):
        yield tag("h3", title)
        yield _places(places)


def _quiet(seen: Seen) -> Iterator[Html]:
    yield _section("Signals on honest texts", "quiet")
    honest = seen.honest
    if honest is None:
        yield _p("No texts were given; --texts FILE.jsonl brings honest ones.")
        return
    yield _p(
        f"{honest.texts} honest texts were checked; the priority of {len(honest.loud)} is above "
        f"routine{': ' + ', '.join(honest.loud[:20]) if honest.loud else ''}."
    )
    if honest.signals:
        yield table(("signal", "weights", "texts", "where and what"), map(_loud, honest.signals))


def _loud(each: tuple[str, list[Disturbed]]) -> tuple[str, ...]:
    signal, places = each
    weights = (
        f"{weight} {number}"
        for weight in reversed(Weight)
        if (number := sum(one.weight is weight for one in places))
    )
    ordered = sorted(places, key=lambda one: -one.weight.rank)
    shown = join(tag("div", _code(one.where), f" {_cut(one.quote)}") for one in ordered[:3])
    return _code(signal), ", ".join(weights), str(len(places)), shown


def _people(seen: Seen) -> Iterator[Html]:
    yield _section("What people marked", "people")
    marked = seen.marked
    if marked is None:
        yield _p("No bot has run on this database; what people mark in Slack or Teams stands here.")
        return
    yield _p(
        f"{marked.checks:,} checks; {sum(marked.wrong.values()):,} flags were marked as wrong; "
        f"{marked.declined:,} questions had no answer."
    )
    if marked.wrong:
        signals = (
            (_code(signal), str(count), str(marked.fired[signal]))
            for signal, count in marked.wrong.most_common(_SHOWN)
        )
        yield table(("signal", "marked as wrong", "checks it fired in"), signals)
    if marked.helped:
        desks = ((desk, str(good), str(bad)) for desk, (good, bad) in marked.helped.items())
        yield table(("desk", "helped", "did not help"), desks)


def _questions(seen: Seen) -> Iterator[Html]:
    yield _section("Questions", "questions")
    declined = [each for each in seen.unanswered if each.declined]
    others = [each for each in seen.unanswered if not each.declined]
    yield _p(
        f"{seen.questions:,} questions were asked, the folder's own and those given, and answered "
        f"by words alone: {len(declined)} have no good passage, {len(others)} are answered from "
        "another page than the one they ask for."
    )
    if declined:
        yield tag("h3", "Without a good passage")
        yield table(("where", "question", "evidence"), _asked(declined))
    if others:
        yield _folded(
            f"{len(others)} answered from another page",
            table(("where", "question", "answered from"), _asked(others)),
        )


def _asked(some: Sequence[Unanswered]) -> Iterator[tuple[str, ...]]:
    for each in some[:_SHOWN]:
        yield _code(each.where), _cut(each.text), each.told
    if len(some) > _SHOWN:
        yield f"and {len(some) - _SHOWN} more", "", ""


def _twice(seen: Seen) -> Iterator[Html]:
    yield _section("Pages that share text", "twice")
    yield _p("Share of the shorter page's runs of four words that the other page has, too.")
    if not seen.survey.twice:
        yield _p("None.")
        return
    rows = (
        (f"{pair.share:.0%}", _code(pair.one), _code(pair.other), _cut(pair.example))
        for pair in seen.survey.twice[:_SHOWN]
    )
    yield table(("share", "page", "page", "longest run of words that both have"), rows)


def _places(places: Sequence[Place]) -> Html:
    if not places:
        return _p("None.")
    return table(("where", "what"), ((_code(each.where), each.told) for each in places))


def _section(title: str, name: str) -> Html:
    return tag("h2", title, id=name)


def _folded(summary: str, *inside: Html) -> Html:
    return tag("details", tag("summary", summary), *inside)


def _p(*inside: str) -> Html:
    return tag("p", *inside)


def _code(text: str) -> Html:
    return tag("code", text)


def _cut(text: str) -> str:
    text = " ".join(plain(text).split())
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 3]}..."
