"""Whether somebody says something: ideas together in a sentence, meant, by the right side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.check.seen import Seen, quote, widened
from bot.library.conditions import Says
from bot.reading.hearing import Heard, place
from bot.reading.ideas import Hit
from bot.reading.profile import Profile
from bot.reading.sheet import Statement
from bot.reading.speakers import Role

_ANSWER = 2  # the first sentences of an answer still speak of what the question named
_QUESTION = 3  # the last sentences of a question
_MOST = 4  # places shown for one signal; more say nothing new


def heard(says: Says, profile: Profile) -> list[Seen]:
    """Return the places where ``says`` holds, a few at most."""
    places: list[Seen] = []
    found = 0
    for number in _candidates(says, profile):
        seen = _at(says, profile, number)
        if seen:
            places += seen
            found += 1
            if found == _MOST:
                break
    return places


def _candidates(says: Says, profile: Profile) -> Iterable[int]:
    """Return the statements that could hold: those with the rarest thing that must be there."""
    spoken = profile.spoken
    if not all(map(spoken.__contains__, says.all_of)):  # nor is there any sentence to borrow it of
        return ()
    lends = says.reach or profile.transcript
    needed = [spoken[idea] for idea in says.all_of if not lends or idea in profile.acts]
    if says.any_of:
        some = {at for idea in says.any_of for at in spoken.get(idea, ())}
        return sorted(some.intersection(*needed))
    if len(needed) > 1:
        return sorted(set(needed[0]).intersection(*needed[1:]))
    return needed[0] if needed else spoken[says.all_of[0]]


def _at(says: Says, profile: Profile, number: int) -> list[Seen]:
    statement = profile.statements[number]
    said = statement.heard
    if not told(statement):
        return []
    own = owned(says, said)
    taken = words_of(own)
    meant = intended(own, taken)
    groups = [meant[idea] for idea in says.all_of if idea in meant]
    if says.any_of:
        some = [hit for idea in dict.fromkeys(says.any_of) for hit in meant.get(idea, ())]
        if not some:
            return []
        groups.append(sorted(some, key=place))
    missing = [idea for idea in says.all_of if idea not in meant]
    lent = borrowed(says, profile, number, missing) if missing else []
    if len(lent) < len(missing):
        return []
    chosen = nearest(groups, says.apart)
    if not chosen or any(clearing(says, profile, number, taken)):
        return []
    return [_quoted(profile, statement, chosen)] + [
        _quoted(profile, lender, [hit]) for lender, hit in lent
    ]


def owned(says: Says, said: Heard) -> dict[str, list[Hit]]:
    """Return the places in one sentence of what must be there, by idea."""
    return {idea: said.of(idea) for idea in (*says.all_of, *says.any_of) if idea in said.found}


def words_of(own: Mapping[str, Iterable[Hit]]) -> set[int]:
    """Return the words of a sentence that say what must be there."""
    return {at for hits in own.values() for hit in hits for at in range(hit.first, hit.last)}


def intended(own: Mapping[str, Iterable[Hit]], taken: set[int]) -> dict[str, list[Hit]]:
    """Return those places that are meant: not our own side's, and denied by nothing but them."""
    return {
        idea: kept
        for idea, hits in own.items()
        if (kept := [hit for hit in hits if not hit.ours and taken.issuperset(hit.denied_by)])
    }


def told(statement: Statement) -> bool:
    """Whether a sentence tells something: it does not ask, suppose, or report work done."""
    asks = statement.role is Role.ASKING and statement.sentence.question
    return not ((asks and not statement.heard.witnessed) or statement.work or statement.supposed)


def nearest(groups: list[list[Hit]], apart: int) -> list[Hit]:
    """Choose one hit of each group so that they stand together; nothing where none do."""
    if not groups:
        return []
    anchors = min(groups, key=len)
    for anchor in anchors:
        chosen = [
            min(group, key=lambda hit: abs(hit.first - anchor.first)) if group is not anchors
            else anchor
            for group in groups
        ]  # fmt: skip
        first = min(hit.first for hit in chosen)
        if max(hit.last for hit in chosen) - first <= apart + sum(
            hit.last - hit.first for hit in chosen
        ):
            return chosen
    return []


def borrowed(
    says: Says, profile: Profile, number: int, missing: list[str]
) -> list[tuple[Statement, Hit]]:
    """Return those of the missing things that sentences before speak of and this may refer to."""
    found: dict[str, tuple[Statement, Hit]] = {}
    for lender in _lenders(says, profile, number):
        for idea in missing:
            for hit in lender.heard.of(idea):
                if not hit.act and not hit.denied_by:
                    found[idea] = (lender, hit)
    return [found[idea] for idea in missing if idea in found]


def _lenders(says: Says, profile: Profile, number: int) -> Iterator[Statement]:
    statement = profile.statements[number]
    for back in range(1, max(says.reach, _ANSWER + _QUESTION) + 1):
        if number < back:
            return
        lender = profile.statements[number - back]
        if lender.sheet != statement.sheet:
            return
        if lender.turn == statement.turn:
            if back <= says.reach and lender.sentence.block == statement.sentence.block:
                yield lender
        elif _answers(statement, lender) and _sentences_into_turn(profile, number) < _ANSWER:
            yield lender


def _answers(statement: Statement, lender: Statement) -> bool:
    return (
        statement.role is Role.ANSWERING
        and lender.role is Role.ASKING
        and lender.turn == statement.turn - 1
    )


def _sentences_into_turn(profile: Profile, number: int) -> int:
    turn, into = profile.statements[number].turn, 0
    while number > into and profile.statements[number - into - 1].turn == turn and into < _ANSWER:
        into += 1
    return into - 1 if into else 0  # the speaker's label is a sentence of its own


def clearing(
    says: Says, profile: Profile, number: int, taken: set[int]
) -> Iterator[tuple[Statement, Hit]]:
    """Yield what clears it: what stands here or follows, and is denied by no word of its own."""
    if not says.none_of:
        return
    here = profile.statements[number]
    for statement in _following(profile, here, number):
        for idea in says.none_of:
            for hit in statement.heard.of(idea):
                if not hit.denied_by or (statement is here and not hit.act and _beside(hit, taken)):
                    yield statement, hit


def _beside(hit: Hit, taken: set[int]) -> bool:
    """Whether only what was said denies a thing: "no camera in the meeting room"."""
    return taken.issuperset(hit.denied_by) and taken.isdisjoint(range(hit.first, hit.last))


def _following(profile: Profile, here: Statement, number: int) -> Iterator[Statement]:
    yield here
    for statement in profile.statements[number + 1 : number + 2]:
        if _goes_on(profile, here, statement):
            yield statement


def _goes_on(profile: Profile, one: Statement, two: Statement) -> bool:
    """Whether a sentence is about the same thing: on the same line, or answering a question."""
    text = profile.sheets[one.sheet].text
    return one.sheet == two.sheet and (
        (one.sentence.question and one.sentence.block == two.sentence.block)
        or "\n" not in text[one.sentence.end : two.sentence.start]
    )


def _quoted(profile: Profile, statement: Statement, hits: Sequence[Hit]) -> Seen:
    sheet = profile.sheets[statement.sheet]
    words = sheet.words[statement.sentence.first : statement.sentence.last]
    marks = [sheet.span(words[hit.first].start, words[hit.last - 1].end) for hit in hits]
    region = sheet.normal.back(statement.sentence.start, statement.sentence.end)
    quoted = quote(
        sheet.part,
        statement.sheet,
        widened(sheet.part.text, *region),
        sorted(marks, key=lambda mark: mark.start),
    )
    return replace(quoted, heard=True)
