"""Names in notes that are written in haste, mostly in small letters, and beside a nickname."""

from bot.privacy import guess, said
from bot.privacy.found import listed, wide
from bot.privacy.roll import Roll
from bot.privacy.words import Word
from bot.reading import gazetteer

# "spoke w Dunstan": with, in one letter; "surname benchek"; "from Ana:"; a title with its point.
_WITH = (
    r"(?:spoke|talked|speak|call|chat|chatted|met|mtg|meeting|screen|interview|int|lunch|coffee|"
    r"catch-?up|worked|gespr|telefoniert|gesprochen|falei|conversei) ?(?:w/?|c/|m\.|mit|com) +|w/ ?"
)
_SURNAME = (
    r"(?:surname|last name|family name|maiden name|nachname|familienname|zuname|mädchenname|"
    r"vorname|first name|given name|sobrenome|apelido|apellidos?|cognome|nom de famille|"
    r"achternaam|nazwisko)(?: (?:is|was|spelt|spelled|ist|war|é|es|lautet|schreibt sich))* +"
)
_BRIEF = r"(?:bew|kand|cand|appl|mgr|intv|ref|ap|ansprechp|koll|kollg)\. ?"
_ROLE = (
    r"(?:motorista|driver|fahrer(?:in)?|zeug(?:e|in)|testemunha|colaboradora?|funcionári[oa]|"
    r"mitarbeiter(?:in)?|supervisora?|nurse|chef|porteiro|recepcionista|vigilante|aluno|aluna|"
    r"schüler(?:in)?|azubi|praktikant(?:in)?|estagiári[oa]|intern|trainee) "
)
_NAME = r"(?:^|\n|[.,;] )(?:name|nome|nombre|nom) "
_CUES = wide(rf"(?im)\b(?:({_WITH})|{_SURNAME}|{_BRIEF}|{_ROLE})|{_NAME}")
_TITLE = wide(
    r"(?i)\b(?:(?:mr|mrs|ms|sra?|srta|sig|sig\.?ra|sig\.?na|dra?|prof|hr|fr|mme|mlle|dott|dhr|mevr)"
    r"\. ?|(?:mrs|mme|mlle|sig\.ra|dona|mevrouw|meneer) )"
)
_ASKED = wide(
    r"(?i)\b(?:ask|asked|tell|told|ping|pinged|text|dm|frag|sag|perguntar? (?:pr?[ao]|ao?)|"
    r"falar? com|avisar?(?: [ao])?) "
)
# "From Ana:" in a chain of messages, "an Ben:".
_HEAD = wide(
    r"(?im)^[ \t>*-]*(?:from|to|reply from|note from|message from|von|an|antwort von|de|para|"
    r"resposta d[aeo]|mensagem d[aeo]|from the desk of|da|od|van|aan|från|till) "
    r"((?-i:\p{Lu})[\pL'-]+(?: (?-i:\p{Lu})[\pL'-]+){0,2})[ ]?:"
)
# "1. Your name Te Ariki Parata": a form's question with the answer behind.
_ASKS = wide(
    r"(?im)^[ \t]*(?:(?:q|frage)? ?\d{1,2}[.):]? *)?(?:(?:your|my|applicant'?s?|candidate'?s?|"
    r"employee'?s?|ihr|dein|seu|o seu|su|votre|full|legal|preferred) )+(?:vollständiger )?"
    r"(?:name|nom|nome(?: completo)?|nombre|vorname|nachname)(?: in full)?(?: [(][^)\n]*[)])?"
    r"[ \t]*[:?.]?[ \t]*\n?[ \t]*((?-i:\p{Lu})[\pL.'-]*(?: [\pL.'-]+){0,4})[ \t]*$"
)
# "dee (deepika rao)", "xiuying (may) zhao".
_BRACKET = wide(r"([\pL'-]+) [(]\"?((?:[\pL'.-]+ ?){1,4}?)\"?[)](?: ([\pL'-]+))?")
_NOT = listed(
    """he she they we you i it him her them us someone anyone everyone everybody about if for
    what when why how the a an me my your his their our who that this here there
    name names only field and or column tag
    not nicht und oder er sie wir ich ob was wann wie ele ela eles se que quem nós em no na os as"""
)
_PLUS = frozenset({" + ", " & ", " / ", "/", " and ", " und ", " e ", " u "})
_MOST = 4  # words of a name


def find(roll: Roll) -> None:
    """Take the names of hasty notes."""
    casual = roll.casual
    for met in _CUES.finditer(roll.text):
        _begins(roll, met.end(), perhaps=casual, met=met.start(1) >= 0)
    for met in _TITLE.finditer(roll.text):
        _titled(roll, met.end())
    if casual:
        for met in _ASKED.finditer(roll.text):
            _begins(roll, met.end(), perhaps=True)
    heads = [*_HEAD.finditer(roll.text)]
    for met in heads:
        number = roll.at(met.start(1))
        inside = roll.words[number : roll.at(met.end(1))]
        if not all(map(_everyday, inside)) and not gazetteer.is_place(inside[0].folded):
            for at in range(number, number + len(inside)):
                roll.add(at)
        elif (inside[0].perhaps or len(heads) > 2) and inside[0].folded not in said.NOBODY:
            roll.place(inside[0].start, inside[-1].end)
    for met in _BRACKET.finditer(roll.text) if "(" in roll.text else ():
        _nicknamed(roll, met.span(1), met.span(2), met.span(3))
    for met in _ASKS.finditer(roll.text):
        roll.cut(*met.span(1))
    if casual:
        _joined(roll)


def _everyday(word: Word) -> bool:
    return word.ordinary and not word.given


def _begins(roll: Roll, offset: int, *, perhaps: bool, met: bool = False) -> None:
    """Take the name that begins here, of small letters as well.

    Args:
        roll: where to.
        offset: where it begins.
        perhaps: also an everyday word that is a name as well.
        met: somebody is met, so that a town's name is a person's.
    """
    number = roll.begins(offset)
    if number is None:
        return
    word = roll.words[number]
    if word.folded in said.NOBODY or word.folded in _NOT or word.folded in said.FIRMS:
        return
    if word.given or not word.ordinary:
        placed = gazetteer.is_area(word.folded) if met else guess.is_placed(roll, number)
        if not placed and not (word.text.isupper() and len(word.text) < 5):
            roll.take(number, small=True)
    elif perhaps and word.perhaps and word.folded not in said.OFTEN and len(word.text) > 2:
        _perhaps(roll, number)


def _perhaps(roll: Roll, number: int) -> None:
    """Take an everyday word that is a name as well, and a surname behind it."""
    word = roll.words[number]
    following = roll.words[number + 1] if number + 1 < len(roll.words) else None
    roll.add(number)
    if following and following.gap == " " and not following.ordinary and not following.initial:
        roll.add(number + 1)
    elif not word.upper and following and following.gap == " " and following.family:
        roll.place(word.start, following.end)


def _titled(roll: Roll, offset: int) -> None:
    """Take who bears a title, with an everyday word in small letters too: "sig.ra quadri"."""
    number = roll.begins(offset)
    if number is None or roll.has(number):
        return
    word = roll.words[number]
    if word.upper or len(word.text) < _MOST or word.folded in said.NOBODY or word.folded in _NOT:
        return
    roll.place(word.start, word.end)


def _nicknamed(
    roll: Roll, name: tuple[int, int], inner: tuple[int, int], last: tuple[int, int]
) -> None:
    """Take a name in brackets beside one outside, where either is known."""
    number = roll.at(name[0])
    inside = [*range(roll.at(inner[0]), roll.at(inner[1]))]
    if not inside or len(inside) > _MOST or roll.words[number].start != name[0]:
        return
    word, first = roll.words[number], roll.words[inside[0]]
    behind = roll.at(last[0]) if last[0] >= 0 else None
    if len(inside) == 1 and behind is not None:
        after = roll.words[behind]
        known = word.given or after.given or roll.has(number) or roll.has(behind)
        like = not word.ordinary and (not after.ordinary or (after.upper and word.upper))
        if like and (known or after.family) and word.upper == after.upper == first.upper:
            roll.add(number)
            roll.add(behind)
            roll.place(first.start, first.end)
        return
    whole = [roll.words[at] for at in inside]
    named = first.given or (word.given and not first.ordinary) or roll.has(inside[0])
    alike = all(each.upper == first.upper or each.particle for each in whole)
    strange = sum(not each.ordinary for each in whole)
    if (word.given or roll.has(number)) and alike and strange == len(whole) and len(whole) > 1:
        roll.add(number)
        _all(roll, inside)
    elif named and alike and len(whole) > 1 and strange * 2 > len(whole):
        _all(roll, inside)
        if not word.ordinary and not roll.german:
            roll.add(number)


def _all(roll: Roll, numbers: list[int]) -> None:
    for at in numbers:
        roll.add(at)


def _joined(roll: Roll) -> None:
    """Take what is joined to a name in small letters: "lorenzo + wen"."""
    for number in range(1, len(roll.words)):
        word = roll.words[number]
        before = number - 1
        gap = word.gap
        if gap == " " and roll.words[before].folded in ("and", "und", "e", "u") and before:
            gap, before = f" {roll.words[before].folded} ", before - 1
        first = roll.words[before]
        if gap not in _PLUS or word.upper or first.upper:
            continue
        if not roll.has(before):
            if gap in (" + ", " & ") and _strangers(first, word):
                roll.add(before)
                roll.add(number)
            continue
        known = not word.ordinary or (word.perhaps and word.folded not in said.OFTEN)
        if known and len(word.text) > 2:
            roll.add(number)


def _strangers(first: Word, second: Word) -> bool:
    """Whether two words of no language are both known as family names."""
    return not (first.ordinary or second.ordinary) and first.family and second.family
