"""Work history: gaps, overlaps, years claimed against years dated, accounts that differ."""

import re
from collections.abc import Iterator

from bot.reading.parts import Span
from bot.reading.roles import Role, roles, same_employer
from bot.reading.sentences import Sentence, line_of
from bot.reading.sheet import Fact, Reading, Sheet

_CLAIMED = re.compile(
    r"(?<![\w.$€])(?P<years>\d{1,2})\s?\+?\s?(?:years?|yrs?|jahren?|anos)'?\s"
    r"(?:[^\W\d_]+[ -]){0,3}?(?:experience|exp\b|erfahrung|berufserfahrung|experiência)",
    re.IGNORECASE,
)
_RANKS = {
    0: re.compile(r"(?<!\w)(?:intern(?!a)|trainee|werkstudent|praktikant|estagiári[oa])", re.I),
    1: re.compile(r"(?<!\w)(?:junior|assistant|aushilfe|assistente)(?!\w)", re.I),
    3: re.compile(r"(?<!\w)(?:senior|sr|sênior|sénior)(?!\w)", re.I),
    4: re.compile(r"(?<!\w)(?:lead|staff|principal|architect)(?!\w)", re.I),
    5: re.compile(
        r"(?<!\w)(?:head of|director|manager|chief|cto|vp|vice president|leiter(?:in)?|gerente|"
        r"coordenador[a]?|diretor[a]?|geschäftsführer(?:in)?)(?!\w)", re.I
    ),
}  # fmt: skip
_STEPS = 3  # ranks between two titles for one employment that no promotion explains
_ACCOUNTS = {
    word: kind
    for kind, words in (
        ("profile", "linkedin li xing profile profil perfil indeed"),
        ("cv", "cv resume résumé lebenslauf currículo curriculo pdf"),
        ("form", "form application ats formular bewerbungsbogen formulário ficha questionnaire"),
    )
    for word in words.split()
}
# An end or a start that is told, not listed: "left Peregrine Ledger in 2020".
_TURN = re.compile(
    r"(?<!\w)(?:(?P<end>left|ended|quit|saiu|zuletzt bis)|(?P<said>until|till|bis|até)|"
    r"(?P<start>joined|entrou))(?!\w)[^.;\n]{0,40}?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_TURNS = 100  # looked at in one part
_BESIDE = 12  # characters between "until" and its year
_NEAR = 60  # characters around it in which the employer is named
_COMMON = {"deutsche", "global", "national", "digital", "system", "systems", "software"}
_ALIKE = {"same", "both", "match", "matches", "identical", "renamed", "promoted", "member", "beide",
          "diff", "gleich", "stimmt", "igual", "passt", "updated", "typo"}  # fmt: skip
_FAR = 15  # years; what is further apart is hardly told of one thing
_SHORTEST_OVERLAP = 4  # months; notice periods and hand-overs overlap by less
_YEAR = 12  # months by which the start of one employment may differ by rounding
_LONG_TOGETHER = 24  # months; for shorter ones two jobs in one year are told apart too easily
_MONTHS_APART = 6  # months by which two accounts of one employment may differ by rounding


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``history.*`` facts."""
    found = roles(reading)
    work = [role for role in found if not role.study]
    if work:
        yield Fact("history.roles", len(work), tuple(_span(role) for role in work[:2]))
        for role in work:
            if role.names:
                yield Fact("history.employer", role.names[0], (_span(role),))
        yield from _gaps(work)
        yield from _overlaps(work)
        yield from _differences([role for role in work if role.listed])
        for sheet in reading.sheets:
            yield from _turns(sheet, [role for role in work if role.listed])
    for sheet in reading.sheets:
        if len({_ACCOUNTS[each] for each in _ACCOUNTS.keys() & sheet.texts}) > 1:
            for sentence in sheet.sentences:
                yield from _told(sheet, sentence)
    yield from _years(reading, work)


def _span(role: Role) -> Span:
    return role.sheet.span(role.start, role.end)


def _gaps(work: list[Role]) -> Iterator[Fact]:
    ordered = sorted(work, key=lambda role: role.when.first)
    reached = ordered[0]
    for role in ordered[1:]:
        gap = role.when.first - reached.when.last - 1
        if gap > 0:
            yield Fact("history.gap", gap, (_span(reached), _span(role)))
        if role.when.last > reached.when.last:
            reached = role


def _overlaps(work: list[Role]) -> Iterator[Fact]:
    full = sorted(
        (role for role in work if role.listed and not role.side), key=lambda role: role.when.first
    )
    for at, one in enumerate(full):
        for two in full[at + 1 :]:
            if two.when.first > one.when.last:
                break
            months = min(one.when.last, two.when.last) - two.when.first + 1
            # Years without months overlap by up to a year through rounding alone.
            rounding = 0 if one.when.exact and two.when.exact else 12
            if (
                months - rounding >= _SHORTEST_OVERLAP
                and one.account == two.account
                and one.names
                and two.names
                and not same_employer(one, two)
            ):
                yield Fact("history.overlap", months - rounding, (_span(one), _span(two)))


def _differences(work: list[Role]) -> Iterator[Fact]:
    for at, one in enumerate(work):
        for two in work[at + 1 :]:
            if one.account == two.account:
                continue
            if not same_employer(one, two):
                if _stands_for(one, two, work):
                    names = f"{one.names[0]} / {two.names[0]}"
                    yield Fact("history.employers_differ", names, (_span(one), _span(two)))
                continue
            if _ranks_differ(one, two, work):
                spans = (_span(one), _span(two))
                yield Fact("history.titles_differ", f"{one.names[0]} / {two.names[0]}", spans)
            if _told_alike(one, two, work):
                continue
            yield Fact("history.dates_differ", _apart(one, two), (_span(one), _span(two)))


def _stands_for(one: Role, two: Role, work: list[Role]) -> bool:
    """Whether two accounts name two employers for the same years, and neither knows the other's."""
    if one.side or two.side or not (one.names and two.names and one.listed and two.listed):
        return False
    together = min(one.when.last, two.when.last) - max(one.when.first, two.when.first)
    if abs(one.when.first - two.when.first) > _YEAR or together < _LONG_TOGETHER:
        return False
    return not any(
        same_employer(mine, other)
        for mine, others in ((one, two.account), (two, one.account))
        for other in work
        if other.account == others
    )


def _told(sheet: Sheet, sentence: Sentence) -> Iterator[Fact]:
    """Years that somebody compares in a sentence ("CV says 2017, LinkedIn 2019")."""
    words = sheet.words[sentence.first : sentence.last]
    years: dict[str, list[int]] = {}
    waiting: list[int] = []
    account, leading = "", False  # "2014 in the form, 2018 on Xing": the years lead
    for word in words:
        kind = _ACCOUNTS.get(word.text, "")
        if kind and kind != account:
            leading = leading or (not account and bool(waiting))
            account = kind
            years.setdefault(account, []).extend(waiting)
            waiting = []
        elif word.text in _ALIKE:
            return
        elif len(word.text) == 4 and word.text.isdigit() and 1970 <= int(word.text) <= 2100:
            (years[account] if account and not leading else waiting).append(int(word.text))
    told = [sorted(set(each)) for each in years.values() if each]
    if len(told) == 2 and len(told[0]) == len(told[1]):
        apart = max(abs(one - two) for one, two in zip(*told, strict=True))
        if 0 < apart <= _FAR:
            span = sheet.span(sentence.start, sentence.end)
            yield Fact("history.dates_differ", apart * 12, (span,))


def _turns(sheet: Sheet, work: list[Role]) -> Iterator[Fact]:
    """Years in which somebody is said to have left or joined a listed employer, and did not."""
    for number, match in enumerate(_TURN.finditer(sheet.text)):
        if number == _TURNS:
            return
        if any(role.sheet is sheet and role.start <= match.start() < role.end for role in work):
            continue
        first, last = line_of(sheet.text, match.start())
        start, end = max(first, match.start() - _NEAR), min(last, match.end() + _NEAR)
        near, year = sheet.text[start:end], int(match.group("year"))
        if match.group("said") and not (
            match.start("year") - match.end("said") <= _BESIDE
            and _ACCOUNTS.keys() & set(_WORD.findall(near.casefold()))
        ):
            continue
        named = [role for role in work if _is_named(role, near)]
        apart = [
            abs(year - (role.when.first if match.group("start") else role.when.last) // 12)
            for role in named
        ]
        if apart and 1 < min(apart) <= _FAR:
            spans = (sheet.span(match.start(), match.end()), _span(named[0]))
            yield Fact("history.dates_differ", min(apart) * 12, spans)


def _is_named(role: Role, near: str) -> bool:
    """Whether a role's employer is named, in full or by the first word of its name."""
    for name in role.names[:1]:
        word = name.split()[0]
        short = len(word) >= 6 and word not in _COMMON and word.capitalize() in _WORD.findall(near)
        if short or (len(name) >= 4 and name in near.casefold()):
            return True
    return False


def _rank(role: Role) -> int:
    """Return how high a title is, 2 where it says nothing of it."""
    found = [rank for rank, pattern in _RANKS.items() if pattern.search(role.context)]
    return max(found, default=2) if max(found, default=2) > 2 or not found else min(found)


def _ranks_differ(one: Role, two: Role, work: list[Role]) -> bool:
    """Whether two accounts of one employment name titles that are steps apart (no promotion)."""
    return abs(_rank(one) - _rank(two)) >= _STEPS and not any(
        abs(_rank(mine) - _rank(other)) < _STEPS
        for mine, others in ((one, two.account), (two, one.account))
        for other in work
        if other.account == others and same_employer(mine, other)
    )


def _apart(one: Role, two: Role) -> int:
    rounding = 0 if one.when.exact and two.when.exact else 11
    starts, ends = abs(one.when.first - two.when.first), abs(one.when.last - two.when.last)
    return max(starts, ends) - rounding


def _told_alike(one: Role, two: Role, work: list[Role]) -> bool:
    """Whether some role at this employer in the other account has these dates (promotions).

    One account may give as a whole what the other gives by titles.
    """
    (first, last, exact), (other_first, other_last, other_exact) = (
        _stretch(each, work) for each in (one, two)
    )
    rounding = 0 if exact and other_exact else 11
    if max(abs(first - other_first), abs(last - other_last)) - rounding <= _MONTHS_APART:
        return True
    return any(
        _apart(one, other) <= _MONTHS_APART
        for other in work
        if other.account == two.account and same_employer(one, other)
    ) or any(
        _apart(two, other) <= _MONTHS_APART
        for other in work
        if other.account == one.account and same_employer(two, other)
    )


def _stretch(role: Role, work: list[Role]) -> tuple[int, int, bool]:
    """Return the first and last month with this employer in this account, and if they are exact."""
    whens = [
        other.when for other in work if other.account == role.account and same_employer(role, other)
    ]
    first, last = min(when.first for when in whens), max(when.last for when in whens)
    return first, last, all(when.exact for when in whens)


def _years(reading: Reading, work: list[Role]) -> Iterator[Fact]:
    claims = [
        (int(match.group("years")), sheet.span(*match.span()))
        for sheet in reading.sheets
        for match in _CLAIMED.finditer(sheet.text)
    ]
    for years, span in claims:
        yield Fact("history.years_claimed", years, (span,))
    if not work:
        return
    now = reading.today.year * 12 + reading.today.month - 1
    earliest = min(work, key=lambda role: role.when.first)
    dated = round((now - earliest.when.first) / 12, 1)
    yield Fact("history.years_dated", dated, (_span(earliest),))
    if claims and len(work) >= 2:
        years, span = max(claims, key=lambda claim: claim[0])
        if years > dated:
            yield Fact("history.years_unexplained", years - dated, (span, _span(earliest)))
