"""A text's words as a search for names needs them: how each is written and what it may be."""

import re
from typing import NamedTuple

from bot.privacy import lexicon
from bot.privacy.found import listed

# "s/o" (son of) and "a/l" stand inside names as a particle does.
_MARKS = "\u0300-\u036f\u064b-\u0670\u0900-\u0903\u093a-\u0963\u0980-\u0dff\u0e31-\u0e4e"
_LETTERS = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*"
_WORD = re.compile(rf"(?<!\w)(?:[sd]/o|a/[lp])(?!\w)|{_LETTERS}(?:['-]{_LETTERS})*")
_OWNED = re.compile(
    r"'(?:s|(?<=[^\W\d_]{3}')[dt]?[aeıiuü]n?|(?<=[^\W\d_]{3}')n?[ıiuü]n)?$", re.IGNORECASE
)
_ELIDED = re.compile(r"(?:d|l|dell|o|ó)'[^\W\d_]", re.IGNORECASE)
_PARTS = re.compile(r"['-]")
# Words of languages whose everyday words are not listed.
_GREETINGS = listed(
    "bonjour salut merhaba hola buenos buenas ciao cześć hej hallo cordialement saludos gracias "
    "merci здравствуйте добрий добрый день привет вітаю уважением повагою меня мене зовут звати "
    "мой моя мій моя кандидат резюме почта телефон старший разработчик я prezada prezado prezados "
    "prezadas atenciosamente saygılarımla pozdrawiam groet groeten hoi cordiali saluti distinti "
    "obrigada obrigado gentile gracias puede pueden trabaja trabajo hablo habla mam jego jej "
    "mój moja "
    "jest oraz lub nie tak dzień dobry bey hanım sayın selam için bir daha của lg vg mfg bg "
    "tél loon oke mist clair celu mecanográfico backfill conhece señorita webvtt fwd"
)
# Small words inside a name.
PARTICLES = listed(
    """von van der den de da do dos das di del della la le bin binti bint ibn al el y e zu zur zum
    ten ter du des af av vom v ap ab t op s/o d/o a/l a/p dal dalla degli lo freiherr freifrau graf
    gräfin mac mc"""
)


# What is nobody's name, whatever a list of names says.
_NOBODY = listed(
    """the a an is are was were be been to of in on at by for with and or not no yes we you he she
    it they my your his her our their this that there here who what when if so as but from all any
    der die das den dem ein eine einen und oder ist sind war nicht ja nein wir sie er es ich mein
    meine ihr kein keine im am zu mit von bei auf für als auch
    à è é ao aos às y el los las su sus mi mis tu il lo gli le les des et est un une i
    o a os as um uma e ou de do da dos das não sim é eu meu minha com por que se na no em para"""
)


# Everyday words in small letters, people's names with a capital.
_FOREMOST = listed(
    """ali allen amado andrei andres ann anna bela bill billy christian christina clara cole
    dan daria
    darin davor dom domingos ed ela elder eli ella ellen elle emily ernst fern flor francisco gerrit
    hanno hans helle hellen hugh hugo ida ilga ina ira isa iva jack jasper jim joe john juli juni
    karim kamil kenn kevin kim kirk lei levy lia lila lili lily linda lis lisa mac marco marcos mary
    matei mavis mel mike mina mira nela nele nella nessa nick norma ola olivier pat peter reilly
    reiner rick rob robin rosa sam sebastian sue ted tom tomas tore uma vera vic victor vita vitória
    zac"""
)


class Known(NamedTuple):
    """What a word may be, wherever it stands.

    Attributes:
        folded: in small letters.
        given: a given name and hardly anything else.
        family: a family name.
        perhaps: a given name that is an everyday word as well.
        ordinary: an everyday word or a compound of them.
        upper: begins with a capital.
        uncased: of a script without capitals.
        particle: a small word inside names.
        initial: one capital letter.
    """

    folded: str
    given: bool
    family: bool
    perhaps: bool
    ordinary: bool
    upper: bool
    uncased: bool
    particle: bool
    initial: bool


class Word(NamedTuple):
    """One word and its place in the normal text.

    Attributes:
        gap: what stands between the word before and this one.
        folded: in small letters; for this and the others see ``Known``.
    """

    text: str
    start: int
    end: int
    gap: str
    folded: str
    given: bool
    family: bool
    perhaps: bool
    ordinary: bool
    upper: bool
    uncased: bool
    particle: bool
    initial: bool


def words(text: str) -> list[Word]:
    """Cut normal text into words; an owner's "'s" is none of the name."""
    found, end = [], 0
    known: dict[str, Known] = {}  # of this text alone: what outlives it would keep its names
    for met in _WORD.finditer(text):
        written = _OWNED.sub("", met.group())
        if written not in known:
            known[written] = _known(written)
        start = met.start()
        found.append(Word(written, start, start + len(written), text[end:start], *known[written]))
        end = start + len(written)
    return found


def _known(text: str) -> Known:
    folded, capital = text.casefold(), text[:1].isupper()
    upper = text[text.index("'") + 1].isupper() if _ELIDED.match(text) else capital  # d'Orey
    initial = upper and len(text) == 1
    given, family, perhaps, ordinary = _listed(folded, capital=capital)
    return Known(
        folded,
        given=given,
        family=family,
        perhaps=perhaps,
        ordinary=ordinary,
        upper=upper,
        uncased=text[0].lower() == text[0].upper(),
        particle=folded in PARTICLES and not initial,
        initial=initial,
    )


def _listed(folded: str, *, capital: bool) -> tuple[bool, bool, bool, bool]:
    """Return whether it is given, family, perhaps and ordinary (see ``Known``)."""
    if folded in _NOBODY:
        return False, False, False, True
    pieces = [folded]
    if "-" in folded or "'" in folded:
        pieces = [each for each in _PARTS.split(folded) if each]
    ordinary = lexicon.ordinary(folded) or folded in _GREETINGS
    if not ordinary and len(pieces) > 1:
        ordinary = all(len(each) == 1 or lexicon.ordinary(each) for each in pieces)
    kinds = "".join(map(lexicon.kinds, pieces))
    given = "=" in kinds and folded not in _GREETINGS
    return (
        given or (capital and folded in _FOREMOST),
        "-" in kinds,
        "+" in kinds,
        ordinary,
    )
