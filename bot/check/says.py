"""Whether somebody says something: ideas together in a sentence, meant, by the right side."""

from collections.abc import Iterator, Sequence

from bot.check.seen import Seen, quote, widened
from bot.library.conditions import Says
from bot.reading.ideas import Hit
from bot.reading.profile import Profile
from bot.reading.sheet import Statement
from bot.reading.speakers import Role

_ANSWER = 2  # the first sentences of an answer still speak of what the question named
_QUESTION = 3  # the last sentences of a question
_MOST = 4  # places shown for one signal; more say nothing new


def heard(says: Says, profile: Profile) -> Iterator[Seen]:
    """Yield the places where ``says`` holds, a few at most."""
    found = 0
    for number in _candidates(says, profile):
        seen = _at(says, profile, number)
        if seen:
            yield from seen
            found += 1
            if found == _MOST:
                return


def _candidates(says: Says, profile: Profile) -> Sequence[int]:
    """Return the statements that could hold: those with the rarest thing that must be there."""
    spoken = profile.spoken
    if not says.all_of:
        return sorted({at for idea in says.any_of for at in spoken.get(idea, ())})
    acts = [idea for idea in says.all_of if idea in profile.acts]
    if not acts and says.any_of and (says.reach or profile.transcript):
        return sorted({at for idea in says.any_of for at in spoken.get(idea, ())})
    needed = acts if acts else says.all_of[:1]
    if not says.reach and not profile.transcript:
        needed = list(says.all_of)
    return min((spoken.get(idea, []) for idea in needed), key=len)


def _at(says: Says, profile: Profile, number: int) -> list[Seen]:
    statement = profile.statements[number]
    asked = statement.role is Role.ASKING and statement.sentence.question
    if asked or statement.work or statement.supposed:
        return []
    wanted = set(says.all_of) | set(says.any_of)
    own = [hit for hit in statement.hits if hit.idea in wanted]
    taken = {at for hit in own for at in range(hit.first, hit.last)}
    meant = [hit for hit in own if not hit.ours and not set(hit.denied_by) - taken]
    borrowed = _borrowed(says, profile, number, wanted)
    groups: list[list[Hit]] = []
    lent: list[tuple[Statement, Hit]] = []
    for idea in says.all_of:
        hits = [hit for hit in meant if hit.idea == idea]
        if hits:
            groups.append(hits)
        elif idea in borrowed:
            lent.append(borrowed[idea])
        else:
            return []
    if says.any_of:
        hits = [hit for hit in meant if hit.idea in says.any_of]
        if not hits:
            return []
        groups.append(hits)
    chosen = _near(groups, says.apart)
    if not chosen or _cleared(says, profile, number):
        return []
    return [_quoted(profile, statement, chosen)] + [
        _quoted(profile, lender, [hit]) for lender, hit in lent
    ]


def _near(groups: list[list[Hit]], apart: int) -> list[Hit]:
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


def _borrowed(
    says: Says, profile: Profile, number: int, wanted: set[str]
) -> dict[str, tuple[Statement, Hit]]:
    """Return the things that the sentences before speak of and this one may refer to."""
    lenders = list(_lenders(says, profile, number))
    return {
        hit.idea: (lender, hit)
        for lender in lenders
        for hit in lender.hits
        if hit.idea in wanted and not hit.act and not hit.denied_by
    }


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


def _cleared(says: Says, profile: Profile, number: int) -> bool:
    if not says.none_of:
        return False
    here = profile.statements[number]
    return any(
        hit.idea in says.none_of and not hit.denied_by
        for statement in profile.statements[number : number + 2]
        if statement is here or _goes_on(profile, here, statement)
        for hit in statement.hits
    )


def _goes_on(profile: Profile, one: Statement, two: Statement) -> bool:
    """Whether a sentence follows on the same line of the same part: it is about the same thing."""
    text = profile.sheets[one.sheet].text
    return one.sheet == two.sheet and "\n" not in text[one.sentence.end : two.sentence.start]


def _quoted(profile: Profile, statement: Statement, hits: Sequence[Hit]) -> Seen:
    sheet = profile.sheets[statement.sheet]
    words = sheet.words
    marks = [sheet.span(words[hit.first].start, words[hit.last - 1].end) for hit in hits]
    region = sheet.normal.back(statement.sentence.start, statement.sentence.end)
    return quote(
        sheet.part,
        statement.sheet,
        widened(sheet.part.text, *region),
        sorted(marks, key=lambda mark: mark.start),
    )
