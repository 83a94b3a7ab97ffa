"""Duties, permissions, denials and limits in a sentence: the small words that turn its meaning."""

import re
from collections.abc import Iterator, Mapping

MUST, SHOULD, MAY, FORBID, FREE, NEVER = "must", "should", "may", "forbid", "free", "never"
ALL, ONLY, UNLESS, IF, LEAST, MOST, BEFORE, AFTER = (
    "all", "only", "unless", "if", "least", "most", "before", "after",
)  # fmt: skip

# In order: what is found first is not looked at again ("must not" is no duty). A word of two
# classes, such as the Portuguese "deve", stands for either.
_FORCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (FREE, r"needs? not|needn't|(?:do|does|did)(?: not|n't) (?:have|need) to|"
               r"not (?:required|obliged|obligatory|mandatory|necessary)|no (?:need|duty)"),
        (FORBID, r"(?:must|may|can|shall|could)(?: not|n't)|cannot|not (?:allowed|permitted)|"
                 r"forbid\w*|prohibit\w*|banned|barred|must never|may never"),
        (NEVER, r"never"),
        (MUST, r"must|shall|ha(?:s|ve) to|require[sd]|obliged?|obliges|mandatory|obligatory|"
               r"needs? to"),
        (SHOULD, r"should|ought to|recommend\w*|advis(?:es?|ed|able)"),
        (MAY, r"may|can|might|could|allow(?:s|ed)?|permit(?:s|ted)?|possibl[ey]|perhaps"),
    ),
    "de": (
        (FREE, r"(?:m(?:uss|üssen|usst)|brauch\w*)\b[^.,;:]{0,60}?\b(?:nicht|keine?[nmrs]?)|"
               r"nicht (?:verpflichtet|erforderlich|nötig|notwendig)"),
        (FORBID, r"(?:darf|dürfen|kann|können)\b[^.,;:]{0,80}?\b(?:nicht|keine?[nmrs]?|nie\w*)|"
                 r"verboten|verbiet\w*|untersagt\w*|unzulässig|"
                 r"nicht (?:erlaubt|gestattet|zulässig)|"
                 r"(?:niemand|kein\w*)\b[^.,;:]{0,40}?\bdarf"),
        (NEVER, r"nie|niemals"),
        (MUST, r"muss|müssen|erforder\w*|verpflicht\w*|verlangt|vorgeschrieben|"
               r"zwingend|notwendig"),
        (SHOULD, r"soll\w*|empfiehlt|empfehl\w*|empfohlen|rät|raten"),
        (MAY, r"darf|dürfen|kann|können|könnte\w*|erlaub\w*|gestatte\w*|möglich\w*|vielleicht"),
    ),
    "pt": (
        (FREE, r"não (?:precisa\w*|t[eê]m (?:de|que)|é (?:obrigatóri\w|necessári\w))"),
        (FORBID, r"não (?:pode\w*|deve\w*|é permitid\w)|(?:nunca|jamais) (?:pode\w*|deve\w*)|"
                 r"ninguém (?:pode|deve)|proíb\w*|proib\w*|vedad\w"),
        (NEVER, r"nunca|jamais"),
        (SHOULD, r"deveria\w*|recomend\w*|aconselh\w*|convém"),
        (f"{MUST} {SHOULD}", r"deve|devem"),
        (MUST, r"t[eê]m (?:de|que)|precisa\w*|obrigatóri\w+|obriga\w*|exigem?|exigid\w|"
               r"necessári\w+"),
        (MAY, r"pod(?:e|em|eria\w*)|permit\w*|possível|possivelmente|talvez"),
    ),
}  # fmt: skip
_LIMITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (LEAST, r"at least|more than|(?:over|above)(?= (?:\w+ )?\d)|no fewer than|minimum"),
        (MOST, r"at most|up to|no(?:t)? (?:more|longer) than|less than|fewer than|"
               r"(?:under|below)(?= (?:\w+ )?\d)|maximum|within"),
        (ALL, r"all|every|each|everybody|everyone|anybody|anyone|whoever|always|both"),
        (ONLY, r"only|solely|exclusively|nothing but"),
        (UNLESS, r"unless|except|apart from"),
        (IF, r"if|when|provided|once|until|as long as|where|after"),
        (BEFORE, r"before|beforehand|until"),
        (AFTER, r"after|afterwards|once"),
    ),
    "de": (
        (LEAST, r"mindestens|mehr als|über \d|wenigstens"),
        (MOST, r"höchstens|bis zu|maximal|weniger als|unter \d|innerhalb|binnen|"
               r"nicht (?:mehr|länger) als"),
        (ALL, r"alle[nmrs]?|jede[nmrs]?|immer|stets|beide[nmrs]?|sämtliche\w?"),
        (ONLY, r"nur|ausschließlich|erst"),
        (UNLESS, r"außer|es sei denn|sofern nicht|ausgenommen"),
        (IF, r"wenn|falls|sofern|sobald|solange|bis|nachdem"),
        (BEFORE, r"vor|bevor|vorher|zuvor|bis"),
        (AFTER, r"nachdem|danach|sobald|nach"),
    ),
    "pt": (
        (LEAST, r"pelo menos|no mínimo|mais de|mais do que|acima de"),
        (MOST, r"no máximo|até|menos de|inferior a|dentro de"),
        (ALL, r"tod[oa]s?|cada|qualquer|sempre|amb[oa]s"),
        (ONLY, r"só|somente|apenas|exclusivamente"),
        (UNLESS, r"salvo|exceto|a menos que|a não ser"),
        (IF, r"se|quando|desde que|caso|enquanto|até|depois"),
        (BEFORE, r"antes|até que"),
        (AFTER, r"depois|após|uma vez que"),
    ),
}  # fmt: skip
_DENIES = {
    "en": r"not|\w+n't|cannot|no|never|nobody|none|nothing|neither|nor|"
    r"(?:leaves?|left|keep|stays?)\b[^.;:]{0,60}?\bout",
    "de": r"nicht|kein\w*|nie|niemals|niemand\w*|nichts|weder|nirgends",
    "pt": r"não|nunca|jamais|ninguém|nenhum\w*|nada|nem",
}


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_FORCE = {
    code: tuple((frozenset(kinds.split()), _words(each)) for kinds, each in listed)
    for code, listed in _FORCES.items()
}
_LIMIT = {
    code: tuple((kind, _words(each)) for kind, each in listed) for code, listed in _LIMITS.items()
}
_DENY = {code: _words(each) for code, each in _DENIES.items()}


def forces(text: str, language: str) -> Iterator[frozenset[str]]:
    """Yield each duty, permission or ban of a folded text as the classes it can stand for."""
    for kinds, pattern in _FORCE[language]:
        text, count = pattern.subn(" ", text)
        for _ in range(count):
            yield kinds


def limits(text: str, language: str) -> frozenset[str]:
    """Return the kinds of limits that a folded text has."""
    return frozenset(kind for kind, pattern in _LIMIT[language] if pattern.search(text))


def denies(text: str, language: str) -> bool:
    """Whether a folded text denies something."""
    return _DENY[language].search(text) is not None
