"""Where a text names people: beside words that say so, by lists of names, and wherever again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.privacy import said
from bot.privacy.found import Found, listed
from bot.privacy.roll import Roll, may_follow
from bot.privacy.words import Word
from bot.reading import gazetteer
from bot.reading.fields import fields
from bot.reading.parts import Part
from bot.reading.sheet import Sheet, prepare

_MANY = {"attendees", "absent", "present", "participants", "panel", "teilnehmer", "cc", "to"}
_COMMA = re.compile(r"[,;]|\band\b|\bund\b|&")
_REMARK = re.compile(r"\(.*?\)|^\d{1,2}[.)] ?")
_PIECE = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[^\W\d_]")
_SEGMENT = re.compile(r"[|·•,;(/\t]| - ")
_PLACED = listed("""in from near at aus nach em bei um via joined bank university of""")
_FIRMS = listed(
    """gmbh ag llc ltd inc kg se ab oy sa plc bv nv corp co group labs hub systems university"""
)
_AND = frozenset({"and", "und", "e", "y", "et", "og", "och", "i"})
_PLUS = frozenset({" + ", " & ", ", ", " / "})
_LETTERS_OF_ACRONYM = 4
_HEAD = 6  # lines at the top among which a heading is a name
_LINE = 60  # characters of such a heading


def find(text: str, spelt: Iterable[str] = ()) -> Iterator[Found]:
    """Yield the names in a normal text.

    Args:
        text: to look through.
        spelt: addresses and links found in it, which often spell a name.
    """
    sheet, roll = prepare(0, Part("", text)), Roll(text)
    _labelled(sheet, roll)
    _addressed(roll)
    _speakers(roll)
    _abroad(roll)
    _headings(roll)
    _tables(roll)
    _listed(roll)
    _spelt(roll, spelt)
    _acting(roll)
    _beside(roll)
    yield from roll.known()


def _labelled(sheet: Sheet, roll: Roll) -> None:
    """Forms, headers of mails, JSON."""
    for field in fields(sheet):
        label = _REMARK.sub("", field.label).strip(" *_#>-\"'")
        if label in said.LABELS or label.removesuffix(" name") in said.LABELS:
            if label in _MANY:
                start = field.start
                for comma in _COMMA.finditer(field.value):
                    roll.cut(start, field.start + comma.start())
                    start = field.start + comma.end()
                roll.cut(start, field.end)
            else:
                roll.cut(field.start, field.end)


def _addressed(roll: Roll) -> None:
    """Greetings, farewells, introductions, titles; and whom a text is about."""
    for pattern in (said.GREETING, said.FAREWELL, said.INTRODUCED, said.TITLE):
        for met in pattern.finditer(roll.text):
            start = met.end() + (roll.text[met.end() : met.end() + 1] == "\n")
            number = roll.begins(start)
            if number is not None:
                roll.take(number, small=True)
    for met in said.ABOUT.finditer(roll.text):
        number = roll.begins(met.end())
        if number is not None and (roll.words[number].upper or roll.words[number].given):
            roll.take(number, least=1 + roll.words[number].ordinary)
    for met in said.BEFORE_MAIL.finditer(roll.text):
        roll.cut(met.start(1), met.end(1))


def _speakers(roll: Roll) -> None:
    """Chats and transcripts."""
    spoken = [
        (met.group(2).strip().casefold(), met.span(2), pattern is said.STAMPED or met.group(1))
        for pattern in (said.SPEAKER, said.STAMPED)
        for met in pattern.finditer(roll.text)
    ]
    count = Counter(who for who, _, _ in spoken)
    for who, (start, end), timed in spoken:
        if who not in said.LABELS and (timed or count[who] > 1):
            for number in range(roll.at(start), roll.at(end)):
                word = roll.words[number]
                if word.folded not in said.ROLES and (_known(word) or not word.ordinary):
                    roll.add(number)


def _known(word: Word) -> bool:
    return word.given or word.perhaps or word.family


def _abroad(roll: Roll) -> None:
    """Scripts without capitals: what is said around a name."""
    for pattern in (said.FOREIGN, *said.ABROAD):
        for met in pattern.finditer(roll.text):
            roll.keep(*met.span(1))
            roll.cut(met.start(1), met.end(1))


def _headings(roll: Roll) -> None:
    """Lines at the top that are nothing but a name."""
    at = seen = 0
    for line in roll.text[:2000].split("\n"):
        if _LETTERS.search(line):
            seen += 1
            piece = _SEGMENT.split(line)[0]
            start, end = roll.at(at), roll.at(at + len(piece))
            inside = roll.words[start:end]
            whole = [each for each in inside if not each.particle]
            if 0 < len(inside) <= 5 and len(piece) < _LINE and ":" not in piece:
                named = all(each.upper and may_follow(each) for each in whole)
                if whole and named and (len(whole) > 1 or (seen == 1 and not whole[0].ordinary)):
                    roll.take(start)
        at += len(line) + 1
        if seen == _HEAD:
            return


def _tables(roll: Roll) -> None:
    """Columns whose head says that names stand in them."""
    at, columns, mark = 0, list[int](), ""
    for line in roll.text.split("\n"):
        if columns and mark in line:
            cells, start = line.split(mark), at
            for number, cell in enumerate(cells):
                if number in columns:
                    roll.cut(start + len(cell) - len(cell.lstrip()), start + len(cell))
                start += len(cell) + 1
        else:
            columns, mark = _columns(line)
        at += len(line) + 1


def _columns(line: str) -> tuple[list[int], str]:
    for mark in ",;\t|":
        cells = [cell.strip(" \"'*").replace("_", " ").casefold() for cell in line.split(mark)]
        if len(cells) > 2 and all(len(cell) < 30 for cell in cells):
            found = [number for number, cell in enumerate(cells) if cell in said.LABELS]
            if found:
                return found, mark
    return [], ""


def _listed(roll: Roll) -> None:
    """Names of the lists, and two words side by side that are no words of a language."""
    for number, word in enumerate(roll.words):
        if (
            word.text.isupper()
            and len(word.text) <= _LETTERS_OF_ACRONYM
            and len(roll.run(number)) < 2
        ):
            continue
        if word.given and not _placed(roll, number):
            roll.take(number, small=not word.upper)
            _backward(roll, number)
        elif word.upper and word.family and not word.ordinary and not _placed(roll, number):
            _unless_firm(roll, number)
            _backward(roll, number)
        elif word.upper and word.perhaps and not word.initial and len(word.text) > 2:
            following = roll.run(number)[1:]
            if following and not roll.words[following[0]].initial:
                _unless_firm(roll, number)
        elif word.upper and not word.ordinary and not word.uncased:
            _strange(roll, number)


def _unless_firm(roll: Roll, number: int) -> None:
    run = roll.run(number)
    after = roll.words[run[-1] + 1 : run[-1] + 2] if run else []
    if not any(roll.words[at].folded in _FIRMS for at in run) and not any(
        each.folded in _FIRMS and each.gap == " " for each in after
    ):
        roll.take(number)


def _acting(roll: Roll) -> None:
    """Take words of no language that do what people do, or that own something."""
    for number, word in enumerate(roll.words[:-1]):
        if word.ordinary or len(word.text) < 3 or _placed(roll, number):
            continue
        after = roll.words[number + 1]
        acts = after.folded in said.ACTS and after.gap == " "
        owns = word.upper and after.gap in ("'s ", "' ") and not after.upper
        if acts or owns:
            roll.take(number, small=True)
            _backward(roll, number)


def _beside(roll: Roll) -> None:
    """Take what stands beside a name: "with Hanne and Okke"."""
    for number in range(2, len(roll.words)):
        word, linked = roll.words[number], roll.words[number - 1]
        pair = linked.folded in _AND and linked.gap == word.gap == " " and roll.has(number - 2)
        plus = word.gap in _PLUS and roll.has(number - 1)
        if (pair or plus) and word.upper and (word.perhaps or not word.ordinary):
            roll.take(number)


def _backward(roll: Roll, number: int) -> None:
    """Take what stands before a listed name and is written as its first part."""
    for before in (number - 1, number - 2):
        if before < 0 or number not in roll.run(before) or _placed(roll, before):
            return
        if roll.words[before].ordinary and not roll.words[before].initial:
            return
        roll.take(before)


def _strange(roll: Roll, number: int) -> None:
    run = roll.run(number)
    strange = [roll.words[at] for at in run if not roll.words[at].initial]
    if len(strange) < 2 or any(each.ordinary or each.folded in _FIRMS for each in strange):
        return
    after = roll.words[run[-1] + 1].folded if run[-1] + 1 < len(roll.words) else ""
    if not _placed(roll, number) and after not in _FIRMS:
        roll.take(number)


def _placed(roll: Roll, number: int) -> bool:
    """Whether a word stands where a place or a firm is told, or is a country's name."""
    word = roll.words[number]
    before = roll.words[number - 1].folded if number else ""
    place = gazetteer.is_place(word.folded)
    if gazetteer.is_area(word.folded) or gazetteer.is_place(f"{before} {word.folded}"):
        return True
    if place and not word.given and len(roll.run(number)) == 1:
        return True
    return before in _PLACED and roll.words[number].gap == " " and (place or not word.given)


def _spelt(roll: Roll, spelt: Iterable[str]) -> None:
    """Words that an address or a link spells."""
    pieces = {
        piece for each in spelt for piece in _PIECE.findall(each.partition("@")[0].casefold())
    }
    for number, word in enumerate(roll.words):
        if word.folded in pieces and not word.ordinary and not gazetteer.is_place(word.folded):
            roll.add(number)
