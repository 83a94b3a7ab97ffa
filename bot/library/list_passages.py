"""The passages that checklists and interview questions are for who asks; a check makes none."""

from collections.abc import Iterator, Mapping

from bot.library.checklists import CheckItem, ChecklistFile
from bot.library.passages import Passage, Sentence, asks, citation
from bot.library.questions import TopicFile
from bot.library.shapes import SourceFile

_WHO: Mapping[str, str] = {"it": "IT", "hr": "HR", "payroll": "payroll", "manager": "the manager"}
_FEW = 5  # signs named in one sentence


def of_checklist(stage: str, file: ChecklistFile, sources: Mapping[str, SourceFile]) -> Passage:
    """Return a checklist as a passage: what everybody looks at, then each sign by itself."""
    said = (*_lists(file), *(sentence for item in file.items for sentence in _sign(item)))
    cited = dict.fromkeys(each for sentence in said for each in sentence.sources)
    by, published, url = citation([sources[each] for each in cited if each in sources])
    return Passage(
        id=f"checklists/{stage}",
        text=" ".join(each.text for each in said),
        document="Checklist of what only others can see",
        heading=f"What to look at {file.title.en}",
        publisher=by,
        published=published,
        reviewed=file.reviewed.isoformat(),
        url=url,
        jurisdictions=(),
        kind="guidance",
        sentences=said,
        asked_here=tuple(asks(file.asked_as)),
        owner="security",
    )


def _lists(file: ChecklistFile) -> Iterator[Sentence]:
    """Yield what everybody looks at, a few signs in a sentence, so that none is too long to quote.

    A sentence of fifteen signs means a little of everything, and search by meaning misses it.
    """
    when = file.title.en
    for who, name in _WHO.items():
        items = [each for each in file.items if each.seen_by == who]
        for few in (items[at : at + _FEW] for at in range(0, len(items), _FEW)):
            cited = tuple(dict.fromkeys(source for each in few for source in each.sources))
            named = "; ".join(_small(each.what.en) for each in few)
            yield Sentence(f"{when[0].upper()}{when[1:]}, {name} looks at: {named}.", cited)


def _sign(item: CheckItem) -> Iterator[Sentence]:
    """Yield how to look, never without the ordinary reasons, and what clears it."""
    reasons = "; ".join(_small(each.en.rstrip(".")) for each in item.innocent_reasons)
    seen = f"{item.what.en} ({item.weight}): {item.how.en} Ordinary reasons: {reasons}."
    yield Sentence(seen, item.sources)
    yield Sentence(f"What clears “{_small(item.what.en)}”: {item.clears.en}", item.sources)


def _small(words: str) -> str:
    """Begin with a small letter, unless the first word is a short name such as IT."""
    return words if words[1:2].isupper() else words[0].lower() + words[1:]


def of_topic(stem: str, file: TopicFile, sources: Mapping[str, SourceFile]) -> Passage:
    """Return a topic as a passage: its purpose, then every question with its good answer."""
    said = tuple(Sentence(each, file.sources) for each in _said(file))
    by, published, url = citation([sources[each] for each in file.sources if each in sources])
    return Passage(
        id=f"questions/{stem}",
        text=" ".join(each.text for each in said),
        document=f"Questions for finalists: {file.title.en}",
        heading=file.title.en,
        publisher=by,
        published=published,
        reviewed=file.reviewed.isoformat(),
        url=url,
        jurisdictions=(),
        kind="guidance",
        sentences=said,
        asked_here=tuple(asks(file.asked_as)),
        owner="hiring-manager",
    )


def _said(file: TopicFile) -> Iterator[str]:
    yield file.purpose.en
    for each in file.questions:
        note = f" {each.note.en}" if each.note else ""
        yield f"“{each.ask.en}” A good answer: {each.good_answer.en}{note}"
