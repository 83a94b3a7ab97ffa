"""Names as registers and bibliographies turn them: "Berg, A. & Lund, B.", "CHAN Wing Sze, Amy"."""

from collections.abc import Iterator

from bot.privacy import said
from bot.privacy.found import wide
from bot.privacy.guess import compound
from bot.privacy.roll import Roll
from bot.privacy.words import Word

_SURNAME = r"(?:(?:v[ao]n|de[rn]?|d[aeo]s?|al|el|la|le) ){0,2}\p{Lu}[\pL'-]+(?: \p{Lu}[\pL'-]+)?"
# "Berg, A.", "Berg-Lund, A.B.", "van Berg, J.-P."
_AUTHOR = wide(
    rf"(?:^|[^\pL\pN.'-])({_SURNAME}), (?:\p{{Lu}}\.[ -]?){{1,3}}(?:[^\pL\pN]|[\pL\pN]|$)"
)
# "Berg A, Lund BC, Marn D": several in a row, or one and the others.
_BARE = wide(
    r"(?:^|[^\pL\pN.'-])((?:\p{Lu}[\pL'-]+ \p{Lu}{1,2}(?:, | & | and )){1,9}"
    r"\p{Lu}[\pL'-]+ \p{Lu}{1,2})(?:[,.;:(\n]| \(|$)|"
    r"(?:^|[^\pL\pN.'-])(\p{Lu}[\pL'-]+(?: \p{Lu}{1,2})?),? et al(?:[^\pL]|$)"
)
# "(Berg A.)", "Berg M." at a line's end: a surname and an initial.
_SHORT = wide(r"(?:^|[(:\n\t] ?)(\p{Lu}[\pL'-]+) \p{Lu}\.(?:[),;\n]|$)")
# Hong Kong, Singapore: the surname in capitals, the English name behind a comma.
_CAPITALS = wide(
    r"(?:^|[^\pL\pN])(\p{Lu}{2,} \p{Lu}\p{Ll}+(?:[ -]\p{L}\p{Ll}+)?, \p{Lu}\p{Ll}+)(?:[^\pL]|$)"
)
_SYLLABLES = 3  # words of a name with an English one that are hardly anything else


def find(roll: Roll) -> None:
    """Take names that stand with the surname in front."""
    if ", " in roll.text:
        authors = [met.span(1) for met in _AUTHOR.finditer(roll.text)]
        for start, end in authors:
            _take(roll, start, end, sure=len(authors) > 1)
        for met in _CAPITALS.finditer(roll.text):
            inside = [*_inside(roll, *met.span(1))]
            first = roll.words[inside[0]]
            if (first.family or first.given or len(inside) > _SYLLABLES) and not any(
                roll.words[at].folded in said.FIRMS for at in inside
            ):
                _add(roll, inside)
    for met in _BARE.finditer(roll.text):
        group = 1 if met.start(1) >= 0 else 2
        inside = [*_inside(roll, *met.span(group))]
        long = [roll.words[at] for at in inside if len(roll.words[at].text) > 2]
        if sum(not word.ordinary for word in long) * 2 > len(long):
            _add(roll, [at for at in inside if not _joins(roll.words[at])])
    for met in _SHORT.finditer(roll.text):
        _take(roll, *met.span(1), sure=False)


def _take(roll: Roll, start: int, end: int, *, sure: bool) -> None:
    """Take a surname and the initials behind it.

    Args:
        roll: where to.
        start: of the surname.
        end: of the surname.
        sure: an everyday word may be one as well.
    """
    inside = [*_inside(roll, start, end)]
    if not inside or any(roll.words[at].folded in said.FIRMS for at in inside):
        return
    last = roll.words[inside[-1]]
    known = last.family or last.perhaps or last.given or not last.ordinary
    if not (known or sure) or last.text.isupper():
        return
    if roll.german and compound(last.folded) and not (sure or last.given or last.family):
        return
    following = inside[-1] + 1
    while following < len(roll.words) and roll.words[following].initial:
        inside.append(following)
        following += 1
        if following < len(roll.words) and roll.words[following].gap not in (".", ". ", ".-"):
            break
    _add(roll, inside)


def _inside(roll: Roll, start: int, end: int) -> Iterator[int]:
    yield from range(roll.at(start), roll.at(end))


def _add(roll: Roll, numbers: list[int]) -> None:
    """Take words as they stand; an everyday one is not looked for again."""
    for at in numbers:
        word = roll.words[at]
        if word.ordinary or word.initial:
            roll.place(word.start, word.end)
        else:
            roll.add(at)


def _joins(word: Word) -> bool:
    return word.folded == "and"
