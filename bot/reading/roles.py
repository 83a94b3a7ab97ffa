"""Dated roles: what a line with a date range says, and which account of the history it is in."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from bot.reading.dates import Range, ranges
from bot.reading.gazetteer import is_place
from bot.reading.sentences import line_of
from bot.reading.sheet import Reading, Sheet, once

_MOST = 80  # roles read in one profile
_SPLIT = re.compile(r"\s+(?:-+|at|bei|na|no|chez|@)\s+|\s*[|·•,@()\[\]:;\"]+\s*|\t+| {3,}")
# The next five are for case-folded text: to disregard case would cost five times as much.
_EDUCATION = re.compile(
    r"universi|college|school|b\.?sc|m\.?sc|bachelor|master|ph\.?d|\bmba\b|degree|diplom|institute|"
    r"bootcamp|hochschule|studium|ausbildung|licenciatura|graduação|mestrado|certificat|course|"
    r"academy|faculty|polytechnic|(?<!werk)student|abitur|studytype|institution",
)
_DEGREE = re.compile(  # says so even beside a title: "BSc Software Engineering"
    r"(?<![^\W_])(?:b\.?sc|m\.?sc|b\.?eng|m\.?eng|bachelor|master (?:of|in|degree)|ph\.?d|mba|"
    r"degree|bootcamp|diplom|abitur|studium|licenciatura|graduação|mestrado|studytype)(?![^\W_])",
)
_SIDE = re.compile(
    r"part[ -]?time|contract|freelanc|consult|advis|volunteer|intern\b|internship|mentor|"
    r"open[ -]source|contributor|founder|self[ -]employed|board|teach|lectur|side project|hobby|"
    r"werkstudent|teilzeit|freiberuf|nebenberuf|selbst|tempo parcial|estágio|autônom|freela|"
    r"student|assistant|casual|weekend|seasonal|owner|nonprofit|fellow|evening|moonlight|"
    r"saturday|sunday|samstag|sonntag|employer knows|tage?/woche|days?/week|days? (?:a|per) week|"
    r"beide kunden|leave|career break|sabbatical|parental|travel|caregiv|hours|%|h/w|h/week",
)
# Said outright, it outweighs whatever else stands beside it ("full-time, 40 h/week").
_FULL = re.compile(r"full[ -]?time|vollzeit|tempo integral|40 ?(?:h|std|hours)|unbefristet|100 ?%")
_TITLE = re.compile(
    r"engineer|develop|programm|architect|manager|analyst|scientist|designer|lead\b|senior|junior|"
    r"administrator|consultant|specialist|officer|director|head of|intern|full[ -]?time|remote|"
    r"entwickler|ingenieur|leiter|programador|engenheir|desenvolvedor|analista|gerente|\bqa\b|"
    r"tester|devops|sre\b|stack|owner|master|support|technician|associate|coordinator|title|position|"
    r"praktikant|werkstudent|trainee|estagiári|geschäftsführ|diretor|coordenador",
)
_SUFFIX = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|ag|corp|co|plc|bv|sa|lda|ltda|limited|company)\b\.?", re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"^[ \t>*#=\[(-]{0,6}(?:from |per |on |his |her |their |the |copied from |pasted )?"
    r"(?P<name>linkedin|cv|resume|résumé|résume|lebenslauf|xing|profile|profil|application form|"
    r"application|form|ats|currículo|curriculo|perfil|upwork|website|portfolio|greenhouse|"
    r"internal form|li|workday|github|personio|gupy|lever|bewerbungsformular|formulário)\b"
    r"[^\n]{0,50}$|^[ \t>*-]{0,4}(?P<inline>linkedin|cv|resume|li|xing|form|lebenslauf|profile|"
    r"perfil|currículo|formulário|application)(?: says| states| shows| has| copy|)?[ ]?[:=-]"
    r"|^[^\n:]{0,60}(?<!\w)(?:linkedin|cv|resume|lebenslauf|xing|currículo|ats|application form|"
    r"(?:online-?)?formular|upload|portal)(?!\w)[^\n:]{0,45}(?:\([^\n)]{0,20}\))?:[ \t]*$"
    r"|^[ \t*#=-]{0,4}(?:online-?formular|application form|bewerbungsbogen)\b[^\n:]{0,30}$"
    r"|(?<=[.;|] )(?:linkedin|cv|resume|xing|lebenslauf|application form)(?: paste| copy| profile)?"
    r"(?: \([^\n)]{0,20}\))?[ ]?:"
    r"|\"(?:[a-z]{1,12}_?)?(?:resume|linkedin|cv|profile|xing|form|application)(?:_[a-z_]{1,20})?\""
    r"[ ]?:[ ]?[\[{]",
    re.IGNORECASE | re.MULTILINE,
)
_NO_EMPLOYER = {
    "dates", "date", "start", "company", "employer", "location", "from", "until", "hybrid",
    "permanent", "contract", "experience", "previous employer", "current employer", "present",
    "industry", "type", "city", "country", "summary", "period", "unbefristet", "angestellt", "yrs",
    "letzter arbeitgeber", "davor", "experiência", "experiência atual", "experiência anterior",
    "clt", "work", "history", "employment", "vollzeit", "office", "mos", "startdate", "enddate",
}  # fmt: skip
_SINCE = re.compile(r"since|seit|desde", re.IGNORECASE)
_SAME_EMPLOYER = 88  # of 100
_BORDER = re.compile(r"\s(?://|\|{1,3}|>>|::)\s|[;•{}]|\s\.\s")  # between entries on a line
_LONG = 200  # characters; a longer line holds more than one entry
_FOLLOWED = re.compile(r"(?![ \t]*::)[ \t:-]{1,4}[^\W\d_]")  # the employer stands behind the dates
_FIRST_PERSON = re.compile(r"(?<!\w)(?:i|i'm|i've|my|we|you|ich|wir|eu)(?!\w)", re.IGNORECASE)
_NOT_NAMED = re.compile(
    r"\d+ (?:yrs?|years?|mos?|months?|jahre?|monate?|anos?|mes(?:es)?)\b.*|part[ -]?time|freelance|"
    r"self[ -]employed|teilzeit|selbständig|\d+ (?:days?|hours|tage?)\b.*|\d+%.*|autônomo|"
    r"(?:work|professional|employment|career|job) (?:experience|history)|berufserfahrung|"
    r"(?:beruflicher )?werdegang|experiência profissional|end|ended|"
    r"(?:(?:vollzeit|full[ -]?time|teilzeit|ca)\W{1,2})?\d+ ?(?:h|std|hrs?|stunden|horas)\b.*|"
    r"(?:onsite|on-site|remote|hybrid|permanent|unbefristet|festanstellung|vollzeit)\b.*"
)
_LABEL = re.compile(
    r"(?:linkedin|cv|resume|xing|lebenslauf|profile?|perfil|currículo|form|application)(?: copy)?"
)
_LABELLED = re.compile(  # `* Xing profile: "2016 - 2023 ...`
    r"\s*[>*#-]{0,3}\s*(?:linkedin|cv|resume|résumé|lebenslauf|xing|profile?|perfil|currículo|form|"
    r"application)[\w -]{0,12}[:=]\s*[\"'“]?",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[\"')\]]{0,2}[ \t]*(?:[,|;·}]|$|\n)")
_NEXT = 26  # characters behind the dates that surely belong to them
_BESIDE = 30  # letters that may stand behind the dates of an entry


@dataclass(frozen=True, slots=True)
class Role:
    """One dated line of a history.

    Attributes:
        account: number of the account (CV, profile copy, form) it is in.
        context: the line, and the two before it where the line is hardly more than its dates.
        names: what may be the employer, lower case, without legal suffixes.
        study: education, not work.
        side: part-time, contract, own or unpaid work.
        listed: written as an entry of a history, not in passing ("remote since 2018").
    """

    sheet: Sheet
    when: Range
    start: int
    end: int
    account: int
    context: str
    names: tuple[str, ...]
    study: bool
    side: bool
    listed: bool


@once
def roles(reading: Reading) -> list[Role]:
    """Return the dated roles of a profile, in the order they stand."""
    found: list[Role] = []
    account = 0
    for sheet in reading.sheets:
        borders = [match.start() for match in _ACCOUNT.finditer(sheet.text)]
        whens = sorted(ranges(sheet.text, reading.today), key=lambda when: when.start)
        for at, when in enumerate(whens):
            if len(found) == _MOST:
                return found
            passed = bisect_right(borders, when.start)
            before = whens[at - 1].end if at else 0
            after = whens[at + 1].start if at + 1 < len(whens) else len(sheet.text)
            found.append(_role(sheet, when, account + passed, before, after))
        account += len(borders) + 1
    return found


def _entry(text: str, when: Range, before: int, after: int) -> tuple[int, int]:
    """Return where the entry around a range starts and ends, on a line that may hold several."""
    first, last = line_of(text, when.start)
    last = max(last, when.end)
    start, end = max(first, when.start - 160), min(last, when.end + 120)
    if before > first or after < last:
        if _FOLLOWED.match(text, when.end):
            start, end = max(start, when.start), min(end, after)
        else:
            start, end = max(start, min(before, when.start)), min(end, max(when.end, after))
    if last - first > _LONG or "{" in text[first:last]:
        for border in _BORDER.finditer(text, start, when.start):
            if sum(map(str.isalpha, text[border.end() : when.start])) >= 8:
                start = border.end()
        border_behind = _BORDER.search(text, when.end, end)
        end = border_behind.start() if border_behind else end
    return start, max(end, when.end)


def _listed(text: str, when: Range, start: int, end: int) -> bool:
    """Whether the range is the date of an entry, not one mentioned in a sentence."""
    head, tail = text[start : when.start], text[when.end : end]
    label = _LABELLED.match(head)
    leads = sum(map(str.isalpha, head[label.end() :] if label else head)) < 3
    person = _FIRST_PERSON.search(tail)  # not in a slice: it would make "we" of "h/week"
    if _FIRST_PERSON.search(head) or (person and person.start() < 60):
        return False
    short = sum(map(str.isalpha, tail)) < _BESIDE
    if text[when.start].isalpha() and _SINCE.match(text, when.start):
        named = when.exact or _TITLE.search(head.casefold()) is not None
        opens = not any(map(str.isalpha, text[line_of(text, when.start)[0] : when.start]))
        return opens or (short and named and head.rstrip().endswith((",", "|", "·", "-")))
    return leads or short or _CLOSED.match(tail) is not None


def _role(sheet: Sheet, when: Range, account: int, before_it: int, after_it: int) -> Role:
    text = sheet.text
    start, end = _entry(text, when, before_it, after_it)
    own = text[start : when.start] + " | " + text[when.end : end]
    short = len(re.sub(r"[^\w]", "", own)) < 18
    beside = _beside(text, start, end, before_it, after_it) if short else ""
    context = f"{beside} | {own}"
    folded = context.casefold()
    return Role(
        sheet=sheet,
        when=when,
        start=start,
        end=end,
        account=account,
        context=context,
        names=_names(f"{own} | {beside}"),
        study=_DEGREE.search(f"{beside} | {text[start : min(end, when.end + _NEXT)]}".casefold())
        is not None
        or (_EDUCATION.search(folded) is not None and not _TITLE.search(own.casefold())),
        side=_SIDE.search(folded) is not None and _FULL.search(folded) is None,
        listed=_listed(text, when, start, end),
    )


def _beside(text: str, start: int, end: int, before_it: int, after_it: int) -> str:
    """Return the two lines that an entry belongs to which is hardly more than its dates.

    They stand above it, or below where the dates open a paragraph, and are no other entry's.
    """
    lowest = min(line_of(text, before_it)[1], start) if before_it else 0
    above = text[max(lowest, start - 160) : start]
    first, last = line_of(text, end)
    highest = line_of(text, after_it)[0] if after_it < len(text) else after_it
    below = text[last + 1 : min(highest, last + 160)].split("\n")[:2]
    opens = not above.strip() or above[len(above.rstrip()) :].count("\n") > 1
    if opens and not text[first:start].strip() and below[0].strip() and _is_entry(below[0]):
        return " | ".join(below)
    return " | ".join(above.rstrip().split("\n")[-2:])


def _is_entry(line: str) -> bool:
    """Whether a line names a title or a firm."""
    return _TITLE.search(line.casefold()) is not None or _SUFFIX.search(line) is not None


def _names(context: str) -> tuple[str, ...]:
    names: list[str] = []
    accounts: list[str] = []
    for piece in _SPLIT.split(context):
        bare = _SUFFIX.sub("", piece).strip(" .-*>'").casefold()
        if len(bare) < 3 or _TITLE.search(bare) or bare in _NO_EMPLOYER:
            continue
        if is_place(bare) and not _SUFFIX.search(piece):  # "Fulda GmbH" is a firm
            continue
        if any(map(str.isalpha, bare)) and not _NOT_NAMED.fullmatch(bare):
            (accounts if _LABEL.fullmatch(bare) else names).append(bare)
    return tuple(dict.fromkeys(names or accounts))


def same_employer(one: Role, two: Role) -> bool:
    """Whether the two roles name one employer."""
    return any(
        token_set_ratio(name, other) >= _SAME_EMPLOYER
        for name in one.names
        for other in two.names
        if len(name) >= 4 and len(other) >= 4
    )
