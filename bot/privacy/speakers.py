"""Who speaks in chats, transcripts and subtitles."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bot.privacy.found import Found, caught, listed, wide
from bot.privacy.labels import LABELS
from bot.privacy.roll import Roll
from bot.privacy.said import NOBODY
from bot.privacy.words import Word

# Chats: "Greta Olsen  3:20 PM", "[09:41] Marguerite Osei:", "Interviewer (Jolene):".
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
_DAY = r"[\pL\d./-]{2,10}"
_WHO = r"([^\n\d:,;\[\]{}\"<>*_|]{1,40}?)"
# What was said when: the first group is the time, the second who says it.
SPEAKER = wide(
    rf"(?im)^[ \t>*]*((?:[\[(]?(?:{_DAY},? )?{_CLOCK}[\])]?[ \t]*-?[ \t]*)?)"
    rf"[*_]?{_WHO}[*_]?[ \t]*:(?:[ \t]|$)"
)
STAMPED = wide(
    rf"(?im)^()[ \t*_]*{_WHO}[*_]?[ \t]{{1,3}}[\[(]?(?:{_DAY},? )?{_CLOCK}[\])]?:?"
    r"(?:[ \t]*>)?(?:[ \t]|$)"
)
# "[Yesterday 4:51 PM] Rutherford, Gwen" and a line below what is said.
_HEADED = wide(
    rf"(?im)^[ \t>]*(\[(?:{_DAY} )?{_CLOCK}\])[ \t]+([\pL][\pL.,' -]{{1,40}}?)"
    r"(?:[ \t]*\([^)\n]*\))?[ \t]*$"
)
# WebVTT's voices.
_VOICE = wide(r"<v(?:\.[\w.]+)?[ \t]+([^>\n]{1,60})>")
# A speaker that is called as accounts are: "n0madcoder:", "P_Hargreave 14:32 >".
_ACCOUNT = wide(
    rf"(?im)^[ \t>*]*(?:[\[(]?(?:{_DAY},? )?{_CLOCK}[\])]?[ \t]*-?[ \t]*)?"
    rf"@?([\pL\d][\pL\d.#-]*[\d_.][\pL\d_.#-]*)(?:[ \t]{{1,3}}{_CLOCK})?[ \t]*[:>](?:[ \t]|$)"
)
_ROLE_NUMBER = re.compile(
    r"(?:speaker|sprecher(?:in)?|user|guest|interviewer|candidate|participant|person|part|step|"
    r"line|item|q|a|t|no|nr|note|orador|falante)[ ._-]?\d+",
    re.IGNORECASE,
)
# Roles in a conversation that are nobody's name.
ROLES = listed(
    """i c q a interviewer candidate applicant speaker me him her us them they you we hr rh hm note
    notes bewerber bewerberin kandidat kandidatin entrevistador entrevistadora candidato guest gast
    candidata client moderator panel recruiter manager caller agent analista recruiterin operator
    support admin host bot system error warning info debug trace fatal
    note remark summary question answer planning
    frage antwort user bot referee team interviewerin recruiting tech lead candidat candidate
    it qa pm ceo cto cfo coo vp dev po ux od as to up at in of id ip ok faq tel fax mob url etc
    date sent subject subj re fwd datum betreff data assunto time title status priority stage role
    location city source salary rate asunto objet oggetto onderwerp temat тема"""
)
_MOST = 2  # lines of which one at least is a speaker's in a chat


class _Line(NamedTuple):
    """Who speaks, where that is written, and whether a time stands there."""

    who: str
    start: int
    end: int
    timed: bool


def find(roll: Roll) -> None:
    """Take the speakers of chats and transcripts."""
    spoken = [*_lines(roll.text)]
    count = Counter(each.who for each in spoken)
    chat = _is_chat(roll.text, count)
    several = sum(each.timed for each in spoken) > 1
    for each in spoken:
        if each.who not in LABELS and (each.timed or count[each.who] > 1):
            inside = roll.words[roll.at(each.start) : roll.at(each.end)]
            stamped = each.timed and several and roll.text[each.start - 2 : each.start - 1] == "]"
            small = chat and count[each.who] > 1 and not roll.text[each.start].isupper()
            if (stamped or small) and len(inside) == 1 and _is_somebody(inside[0]):
                roll.place(inside[0].start, inside[0].end)
            for number in range(roll.at(each.start), roll.at(each.end)):
                if _speaks(roll.words[number]):
                    roll.add(number)
    for pattern, group in ((_VOICE, 1), (_HEADED, 2)):
        for met in pattern.finditer(roll.text):
            roll.cut(*met.span(group), whole=True)


def accounts(text: str) -> Iterator[Found]:
    """Yield speakers that are called as accounts are."""
    said = [
        each
        for each in caught("handle", _ACCOUNT, text, 1)
        if _ROLE_NUMBER.fullmatch(each.text) is None and any(map(str.isalpha, each.text))
    ]
    count = Counter(each.text for each in said)
    yield from (each for each in said if count[each.text] > 1)


def _lines(text: str) -> Iterator[_Line]:
    for pattern in (SPEAKER, STAMPED):
        for met in pattern.finditer(text):
            timed = pattern is STAMPED or bool(met.group(1))
            start, end = met.span(2)
            yield _Line(met.group(2).strip().casefold(), start, end, timed)


def _is_chat(text: str, count: Counter[str]) -> bool:
    """Whether most lines begin with who speaks, and two at least do so again."""
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    again = [who for who, number in count.items() if number > 1]
    return len(again) > 1 and sum(count.values()) * _MOST >= lines


def _is_somebody(word: Word) -> bool:
    """Whether an everyday word before a colon is no role and no label."""
    strange = word.folded not in ROLES and word.folded not in LABELS
    return strange and word.folded not in NOBODY and len(word.text) > 1


def _speaks(word: Word) -> bool:
    known = word.given or word.perhaps or word.family
    short = word.text.isupper() and len(word.text) in (2, 3)
    return word.folded not in ROLES and (known or short or not word.ordinary)
