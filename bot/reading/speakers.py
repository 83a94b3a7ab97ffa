"""Who says what, where a transcript or chat shows it."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

# One label at the start of a line: `I:`, `[00:08] C:`, `Interviewer (Jolene):`, `10:32 Anna:`.
_LABEL = re.compile(
    r"^[ \t]*(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?\)?\]?[ \t]*+-?[ \t]*+)?"
    r"\[?(?P<who>[^\W\d_][^\n:\[\]{}\"<>]{0,30}?)\]?[ \t]*:(?=[ \t]|$)",
    re.MULTILINE,
)
_ASKING = {"i", "int", "interviewer", "interviewerin", "q", "question", "hm", "hiring manager",
           "entrevistador", "entrevistadora", "moderator", "panel", "us", "client", "buyer",
           "auftraggeber", "cliente"}  # fmt: skip
_ANSWERING = {"c", "cand", "candidate", "applicant", "a", "answer", "kandidat", "kandidatin", "k",
              "bewerber", "bewerberin", "candidato", "candidata", "interviewee", "seller",
              "freelancer", "freelancerin"}  # fmt: skip
_NOTES = {"note", "notes", "comment", "remark", "observation", "feedback", "summary", "notiz",
          "anmerkung", "nota", "obs", "observação", "after", "debrief"}  # fmt: skip
_TURNS = 3  # a label seen this often is a speaker, not a form field


class Role(StrEnum):
    """Whose words a sentence is in."""

    ASKING = "asking"
    ANSWERING = "answering"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Turns:
    """Where each speaker starts; ``bodies`` are the offsets behind the labels."""

    starts: tuple[int, ...]
    bodies: tuple[int, ...]
    roles: tuple[Role, ...]

    def at(self, offset: int) -> tuple[int, Role]:
        """Return the number of the turn that ``offset`` is in (-1 before the first), and whose."""
        turn = bisect_right(self.starts, offset) - 1
        return (turn, self.roles[turn]) if turn >= 0 else (-1, Role.UNKNOWN)


def turns(text: str) -> Turns:
    """Find the turns of a transcript; none where the text is none."""
    labels = [(match.start(), match.end(), _name(match)) for match in _LABEL.finditer(text)]
    count = Counter(name for _, _, name in labels)
    known = {name for name in count if name in _ASKING or name in _ANSWERING}
    pair = bool(known & _ASKING) and bool(known & _ANSWERING)
    speakers = {name for name in count if count[name] >= _TURNS or (pair and name in known)}
    # A remark at the end of a transcript is nobody's turn, and so not the interviewer's either.
    taken = [each for each in labels if each[2] in speakers | _NOTES]
    if len(speakers) < 2 and not known & speakers:
        return NO_TURNS
    roles = _roles(text, taken)
    return Turns(
        tuple(start for start, _, _ in taken),
        tuple(end for _, end, _ in taken),
        tuple(roles.get(name, Role.UNKNOWN) for _, _, name in taken),
    )


def _name(match: re.Match[str]) -> str:
    return re.sub(r"\s*\(.*", "", match.group("who")).strip().casefold()


def _roles(text: str, labels: list[tuple[int, int, str]]) -> dict[str, Role]:
    asked: Counter[str] = Counter()
    spoke: Counter[str] = Counter()
    ends = [start for start, _, _ in labels[1:]] + [len(text)]
    for (_, body, name), end in zip(labels, ends, strict=True):
        spoke[name] += 1
        asked[name] += "?" in text[body:end]
    roles = {}
    for name in spoke:
        if name in _NOTES:
            continue
        if name in _ASKING:
            roles[name] = Role.ASKING
        elif name in _ANSWERING:
            roles[name] = Role.ANSWERING
        else:
            roles[name] = Role.UNKNOWN
    unknown = [name for name, role in roles.items() if role is Role.UNKNOWN]
    if Role.ANSWERING in roles.values():
        # Where the candidate is named as such, everybody else in the room is on our side.
        roles |= dict.fromkeys(unknown, Role.ASKING)
        return roles
    if len(unknown) == 2 and len(roles) == 2:
        # Two named people: the one who mostly asks is the interviewer.
        low, high = sorted(unknown, key=lambda name: asked[name] / spoke[name])
        if asked[high] / spoke[high] >= 0.5 > asked[low] / spoke[low]:
            roles[high], roles[low] = Role.ASKING, Role.ANSWERING
    return roles


NO_TURNS = Turns((), (), ())
