"""Words that no explanation may hold: traits that are never a sign, and verdicts on a person.

The chat model is told so; this is what sees to it. It refuses more than it must.
"""

import re

from bot.library.lint import PROTECTED

# Beside what lint refuses in word lists: English, German, Portuguese; beginnings of words.
_TRAITS = (
    *PROTECTED, "origin", "origins", "born in", "birthplace", "country of birth", "citizen",
    "passport holder", "native", "non-native", "broken english", "poor english",
    "english is", "pronunciation",
    "surname sounds", "name sounds", "name looks", "sounding name", "name suggests", "age", "aged",
    "young", "old man", "old woman", "middle-aged", "birthday", "date of birth", "man", "woman",
    "he looks", "she looks", "looks like a", "facial", "complexion", "photo", "picture shows",
    "married", "divorced", "husband", "wife", "children", "kids", "parents", "mother", "father",
    "family", "church", "mosque", "faith", "jew", "catholic", "blind", "deaf", "illness", "disab",
    "health", "gay", "lesbian", "immigra", "migrant", "north korea", "dprk", "pyongyang",
    "kim jong", "herkunft", "geboren", "geburts", "staatsbürger", "ausland",
    "fremdsprach", "sprachfehler",
    "schlechtes deutsch", "name klingt", "alter", "jahre alt", "jung", "ältere", "mann", "frau",
    "männlich", "weiblich", "aussehen", "hautfarbe", "foto", "verheiratet", "geschieden", "kinder",
    "familie", "ehefrau", "ehemann", "eltern", "mutter", "vater", "kirche", "moschee", "glaube",
    "christ", "jüdisch", "krank", "gesundheit", "schwanger", "asiat", "koreaner", "koreanisch",
    "chines", "russ", "nordkorea", "migrant", "flüchtling",
    "origem", "nascid", "nascimento", "cidadão", "cidadania", "etnia", "raça", "racial", "sotaque",
    "nome soa", "nome parece", "idade", "anos de idade", "jovem", "idos", "homem", "mulher",
    "masculin", "feminin", "aparência", "cor da pele", "casad", "divorciad", "filhos", "família",
    "esposa", "marido", "pais dele", "mãe", "pai", "igreja", "mesquita", "crença", "judeu", "judia",
    "cristã", "muçulman", "doente", "doença", "saúde", "grávida", "asiátic", "corean", "coreia",
    "chinês", "chinesa", "imigra", "refugiad", "gênero", "género",
)  # fmt: skip
_WHOLE = frozenset((
    "origin", "origins",
    "age", "aged", "man", "woman", "mann", "frau", "alter", "jung", "pai", "mãe", "young", "native",
    "health", "gay", "jew", "russ", "race", "faith", "idos", "christ", "raça", "kids", "blind",
    "deaf", "vater", "mutter", "wife", "glaube",
))  # fmt: skip
_VERDICTS = (
    r"hir(?:e|es|ed|ing) (?:him|her|them|this|the candidate)|(?:do not|don't|never|should|safely|"
    r"safe to|can|must) hire|reject\w*|unhireable|no[- ]hire|strong hire|recommend (?:hir)\w*",
    r"(?:is|are|seems?|appears?|likely|probably|clearly|certainly|definitely|must be|looks like) "
    r"(?:to be )?(?:an? |the )?(?:\w+ ){0,2}(?:fraud\w*|fake|impost\w*|scam\w*|liar|criminal|spy|"
    r"genuine|legitimate|honest|trustworthy|innocent|guilty|terrorist|agent|operative)",
    r"fraudster|impost[oe]r|scammer|liar|con man|criminal|(?:no|all) (?:red flags?|signs?|"
    r"findings?) (?:are |is )?(?:false|wrong|invalid|cleared|resolved|dismissed|ignored)|"
    r"ignore (?:the|all|any)",
    r"(?:score|rating|confidence|probability|likelihood|risk level|chance)\w*|\d+ ?(?:%|percent)|"
    r"\d+ ?/ ?\d+|\d+ out of \d+|(?:likely|unlikely|probabl[ey]|certainly|definitely)",
    r"(?:nicht )?einstell(?:en|ung empf\w*)|ablehn\w*|abgelehnt|betrüger\w*|hochstapl\w*|lügner\w*|"
    r"kriminell\w*|vertrauenswürdig|unschuldig|schuldig|wahrscheinlich\w*|bewertung|punkte|prozent|"
    r"ist echt|ist ehrlich|ungefährlich|spion\w*|agent(?:en)?",
    r"(?:não )?contrat(?:e|em|ar|em-no)|rejeit\w*|recus[ae]\w* o candidato|fraudador\w*|"
    r"impostor\w*|golpista\w*|mentiros\w*|criminos\w*|confiável|inocente|culpad\w|provavelmente|probabilidade|"
    r"pontua\w*|por cento|é honest\w|é genuín\w|espiã\w*|agente",
    r"safe|approved?|cleared|pass(?:es|ed) (?:the|every|all)|unbedenklich|aprovad\w|segur[oa]",
)


def _begins() -> str:
    ways = (
        re.escape(each) + (r"(?!\w)" if each in _WHOLE else "") for each in dict.fromkeys(_TRAITS)
    )
    return "|".join(ways)


_TRAIT = re.compile(rf"(?<!\w)(?:{_begins()})", re.IGNORECASE)
_VERDICT = re.compile(rf"(?<!\w)(?:{'|'.join(_VERDICTS)})(?!\w)", re.IGNORECASE)


def unfair(text: str) -> bool:
    """Whether a text speaks of what is never a sign."""
    return _TRAIT.search(text) is not None


def judges(text: str) -> bool:
    """Whether a text judges a person."""
    return _VERDICT.search(text) is not None
