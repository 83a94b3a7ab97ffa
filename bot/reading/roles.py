"""Dated roles: what a line with a date range says, and which account of the history it is in."""

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from bot.reading.dates import Range, ranges
from bot.reading.sentences import line_of
from bot.reading.sheet import Reading, Sheet

_MOST = 80  # roles read in one profile
_SPLIT = re.compile(r"\s+(?:-+|at|bei|na|no|chez|@)\s+|\s*[|·•,@()\[\]:;\"]+\s*|\t+| {3,}")
_EDUCATION = re.compile(
    r"universi|college|school|b\.?sc|m\.?sc|bachelor|master|ph\.?d|\bmba\b|degree|diplom|institute|"
    r"bootcamp|hochschule|studium|ausbildung|licenciatura|graduação|mestrado|certificat|course|"
    r"academy|faculty|polytechnic|student|abitur|studytype|institution",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"part[ -]?time|contract|freelanc|consult|advis|volunteer|intern\b|internship|mentor|"
    r"open[ -]source|contributor|founder|self[ -]employed|board|teach|lectur|side project|hobby|"
    r"werkstudent|teilzeit|freiberuf|nebenberuf|selbst|tempo parcial|estágio|autônom|freela|"
    r"student|assistant|casual|weekend|seasonal|owner|nonprofit|fellow|evening|moonlight|"
    r"leave|career break|sabbatical|parental|travel|caregiv|hours|%|h/w|h/week",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"engineer|develop|programm|architect|manager|analyst|scientist|designer|lead\b|senior|junior|"
    r"administrator|consultant|specialist|officer|director|head of|intern|full[ -]?time|remote|"
    r"entwickler|ingenieur|leiter|programador|engenheir|desenvolvedor|analista|gerente|\bqa\b|"
    r"tester|devops|sre\b|stack|owner|master|support|technician|associate|coordinator|title|position",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|ag|corp|co|plc|bv|sa|lda|ltda|limited|company)\b\.?", re.I
)
_ACCOUNT = re.compile(
    r"^[ \t>*#=\[(-]{0,6}(?:from |per |on |his |her |their |the |copied from |pasted )?"
    r"(?P<name>linkedin|cv|resume|résumé|résume|lebenslauf|xing|profile|profil|application form|"
    r"application|form|ats|currículo|curriculo|perfil|upwork|website|portfolio|greenhouse|"
    r"internal form|li|workday|github|personio|gupy|lever|bewerbungsformular|formulário)\b"
    r"[^\n]{0,50}$|^[ \t>*-]{0,4}(?P<inline>linkedin|cv|resume|li|xing|form|lebenslauf|profile|"
    r"perfil|currículo|formulário|application)(?: says| states| shows| has| copy|)?[ ]?[:=-]",
    re.IGNORECASE | re.MULTILINE,
)
_SAME_EMPLOYER = 88  # of 100


@dataclass(frozen=True, slots=True)
class Role:
    """One dated line of a history.

    Attributes:
        account: number of the account (CV, profile copy, form) it is in.
        context: the line, and the two before it where the line is hardly more than its dates.
        names: what may be the employer, lower case, without legal suffixes.
        study: education, not work.
        side: part-time, contract, own or unpaid work.
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


def roles(reading: Reading) -> list[Role]:
    """Return the dated roles of a profile, in the order they stand."""
    found: list[Role] = []
    account = 0
    for sheet in reading.sheets:
        borders = [match.start() for match in _ACCOUNT.finditer(sheet.text)]
        for when in ranges(sheet.text, reading.today):
            if len(found) == _MOST:
                return found
            passed = sum(border <= when.start for border in borders)
            found.append(_role(sheet, when, account + passed))
        account += len(borders) + 1
    return found


def _role(sheet: Sheet, when: Range, account: int) -> Role:
    text = sheet.text
    start, end = line_of(text, when.start)
    start, end = max(start, when.start - 160), min(max(end, when.end), when.end + 120)
    own = text[start : when.start] + " | " + text[when.end : end]
    before = ""
    if len(re.sub(r"[^\w]", "", own)) < 25:
        before = " | ".join(text[max(0, start - 160) : start].rstrip("\n").split("\n")[-2:])
    context = f"{before} | {own}"
    return Role(
        sheet=sheet,
        when=when,
        start=start,
        end=end,
        account=account,
        context=context,
        names=_names(context),
        study=_EDUCATION.search(context) is not None and not _TITLE.search(own),
        side=_SIDE.search(context) is not None,
    )


def _names(context: str) -> tuple[str, ...]:
    names = []
    for piece in _SPLIT.split(context):
        bare = _SUFFIX.sub("", piece).strip(" .-*>'").casefold()
        if len(bare) >= 3 and not _TITLE.search(bare) and any(map(str.isalpha, bare)):
            names.append(bare)
    return tuple(dict.fromkeys(names))


def same_employer(one: Role, two: Role) -> bool:
    """Whether the two roles name one employer."""
    return any(
        token_set_ratio(name, other) >= _SAME_EMPLOYER
        for name in one.names
        for other in two.names
        if len(name) >= 4 and len(other) >= 4
    )
