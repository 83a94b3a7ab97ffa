"""The ask desk's own wording: an answer laid out as a reply."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from bot.ask.desk import Answer, Source
from bot.ask.evidence import Evidence
from bot.library.library import Library
from bot.library.wording import ENGLISH, Say
from bot.talk import reply
from bot.talk.reply import (
    FEEDBACK,
    Audience,
    Bullets,
    Button,
    Buttons,
    Notice,
    Partial,
    Prose,
    Reply,
    SourceLine,
    Sources,
    Title,
)

_FEW = 2  # sentences that are read as they stand; of more, each passage's are a point of a list
_NOT_THERE = {
    Evidence.NONE: "That is not in the folder: no guidance and no policy speaks about it.",
    Evidence.WEAK: "The folder does not answer that. What stands nearest may help, and may not "
    "fit your question:",
    Evidence.EMPTY: "There is no guidance folder to look in. Whoever runs Deskcheck can set "
    "DESKCHECK_KNOWLEDGE to it.",
}


def render(answer: Answer, library: Library, say: Say = ENGLISH) -> Reply:
    """Lay an answer out; it holds nothing that others at the place may not read."""
    return Reply(
        parts=tuple(_parts(answer, library, say)),
        fallback=text(answer, say)[:300],
        audience=Audience.HERE,
        written_by=answer.written_by,
    )


def growing(sentences: Sequence[str]) -> Partial:
    """Lay out the first sentences of an answer that is still being written."""
    return Partial((Bullets(tuple(sentences)),), Audience.HERE)


def text(answer: Answer, say: Say = ENGLISH) -> str:
    """Return the answer as one text, every sentence with the numbers of its sources."""
    if not answer.sentences:
        return say(_NOT_THERE[answer.evidence])
    return " ".join(_numbered(answer))


def _numbered(answer: Answer) -> Iterator[str]:
    numbers = {each.passage.id: at for at, each in enumerate(answer.sources, 1)}
    for each in answer.sentences:
        yield each.text + "".join(f" [{numbers[id_]}]" for id_ in each.passages)


def _gathered(answer: Answer) -> Iterator[str]:
    """Yield what stands together in a passage as one, with the number of its source behind it."""
    numbers = {each.passage.id: at for at, each in enumerate(answer.sources, 1)}
    for passages, said in groupby(answer.sentences, key=attrgetter("passages")):
        behind = "".join(f" [{numbers[id_]}]" for id_ in passages)
        yield " ".join(each.text for each in said) + behind


def _parts(answer: Answer, library: Library, say: Say) -> Iterator[reply.Part]:
    if answer.sentences:
        yield from _said(answer, say)
    else:
        yield Prose(text(answer, say))
        yield from _near(answer, library, say)
    for notice in answer.notices:
        yield Notice(notice)
    yield Buttons(buttons(say))


def buttons(say: Say) -> tuple[Button, ...]:
    """Return the buttons under an answer."""
    return (
        Button("security.ask", say("Ask security"), asks=say("Your question")),
        *(Button(id_, say(label)) for id_, label in FEEDBACK),
        Button("help", say("How this works")),
    )


def _said(answer: Answer, say: Say) -> Iterator[reply.Part]:
    if len(answer.sentences) <= _FEW:
        yield Prose(" ".join(_numbered(answer)))
    else:
        yield Bullets(tuple(_gathered(answer)))
    for conflict in answer.conflicts:
        owner = say("The owner of your policy decides which holds.")
        yield Notice(f"{conflict} {owner}")
    yield Title(say("Sources"), 2)
    quoted = answer.written_by == "model"  # else the answer is the quote
    lines = (_line(at, each, say, quoted) for at, each in enumerate(answer.sources, 1))
    yield Sources(tuple(lines))


def _line(number: int, source: Source, say: Say, quoted: bool) -> SourceLine:
    passage = source.passage
    heading = "" if passage.heading == passage.document else f" › {passage.heading}"
    places = ", ".join(passage.jurisdictions)
    note = say("reviewed {day}", day=passage.reviewed)
    if places:
        note = say("{note}; holds for {places}", note=note, places=places)
    return SourceLine(
        id=passage.id,
        title=f"{passage.document}{heading}",
        publisher=say(source.publisher),
        date=source.date,
        url=source.url,
        note=f"{note}: “{source.quote}”" if quoted else note,
        number=str(number),
    )


def _near(answer: Answer, library: Library, say: Say) -> Iterator[reply.Part]:
    if not answer.nearest:
        return
    if answer.evidence is Evidence.NONE:
        yield Title(say("The nearest headings"), 2)
    yield Bullets(tuple(f"{each.document}: {each.heading}" for each in answer.nearest))
    owner = answer.nearest[0].owner
    roles = library.organisation.roles if library.organisation else {}
    who = next((each for role, each in roles.items() if role == owner), None)
    name = say.of(who.title) if who else owner
    if name:
        told = "Who owns this topic: {name}. Ask them, and have the answer put in the folder."
        yield Prose(say(told, name=name))
