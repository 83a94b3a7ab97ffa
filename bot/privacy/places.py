"""Where a text says at which house somebody lives; towns and countries stay."""

import re
from collections.abc import Iterator

from bot.privacy import lexicon
from bot.privacy.found import Found, caught, wide

_NUMBER = r"\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?"
_ROOM = (
    r"(?:,? (?:(?:apartment|apto|apt|unit|suite|ste|flat|floor|fl|room|sala|andar|lote|bloco)\.? ?"
    r"[\pL\pN-]{1,5}|#\s?\d{1,5}|\d{1,2}\.?[ºª°](?: ?[\pL]{1,5}\.?)?))"
)
_STREETS = tuple(
    wide(rf"(?:^|[^\pL\pN])({pattern})")
    for pattern in (
        # 412 Oak Street, Apt 5; Flat 14B, Sea View Apartments, 27 Marine Drive; 77 elm st
        r"(?i)(?:(?:flat|apt|unit|suite|room|h\. ?no)\.? [\pL\pN/-]+, (?:[\pL ]+, )?)?"
        rf"{_NUMBER}(?: [\pL\pN.'-]+){{1,4}}? (?:street|st|road|rd|avenue|ave|lane|ln|boulevard|"
        r"blvd|highway|hwy|parkway|pkwy|"
        r"(?-i:Drive|Dr|Court|Ct|Place|Pl|Way|Square|Sq|Terrace|Close|Crescent|Row|Circle|Cir|Walk|"
        rf"Mews|Quay|DRIVE|COURT|PLACE|WAY|SQUARE))(?:\.?{_ROOM}|[^\pL\pN]|$)",
        r"(?i)h\. ?no\.? ?[\pL\pN/-]+",
        # Lindenweg 9; Goethestr. 5; Prenzlauer Allee 203; Am Alten Markt 12a
        r"\pL[\pL.-]*(?:straße|strasse|straat|gata|gatan|str\.|Str\.|weg|platz|allee|gasse|damm|gracht|kade|laan|plein|singel|vägen|gade|katu|"
        rf"ufer|chaussee|steig|ring|(?: |-)(?:Straße|Strasse|Allee|Platz|Weg|Ring|Damm|Ufer|Gasse))"
        rf" {_NUMBER}",
        rf"(?:Am|An der|An den|Auf dem|Auf der|Im|In der|Zum|"
        rf"Zur)(?: \p{{Lu}}[\pL-]+){{1,3}} {_NUMBER}",
        # Rua das Flores, 45, 3º Esq; Calle Mayor 12; rua xv de novembro 200; ul. Długa 5
        r"(?i)(?:rua|r\.|av\.?|avenida|travessa|praça|largo|estrada|alameda|rodovia|calle|carrer|"
        r"plaza|paseo|via|viale|piazza|ul\.|ulica|ул\.|улица)(?: [\pL.'ºª-]+){1,6},? ?"
        rf"(?:n\.?[ºo°]? ?)?{_NUMBER}{_ROOM}?{_ROOM}?",
        # 14 rue de la Paix
        rf"(?i){_NUMBER},? (?:bis |ter )?(?:rue|avenue|boulevard|place|chemin|allée|quai|impasse)"
        r"(?: [\pL.'-]+){1,5}",
        rf"(?i:wohnt|wohnhaft|lives? at|living at|resid(?:es|ing) at|mora na|"
        rf"vive en)(?: [\pL.'-]+){{1,4}}? {_NUMBER}",
        r"(?i:p\.? ?o\.? box|postfach|caixa postal|apartado) ?\d+",
    )
)
_CODES = tuple(
    wide(pattern)
    for pattern in (
        r"(?:^|[^\pL\pN])(?:[A-Z]{2}|[a-z]{2}|Texas|California|Ohio|Florida),? (\d{5}(?:-\d{4})?)",
        r"(?:^|[^\pL\pN])(?:CH|AT|DE|FR|BE|NL|LU|A|D|F|B|L)-(\d{4,5})(?:[^\pN]|$)",
        r"(?:^|[^\pL\pN.,+-])(\d{5}) \p{Lu}\pL",
        r"\p{Lu}\p{Ll}+,? (?:- )?(\d{5,6})(?:[^\pN.,/-]|[.,]?(?:\s|$))",
        r"(?:^|[^\pL\pN])(\d{4} [A-Z]{2})(?:[^\pL\pN]|$)",
        r"(?:QLD|NSW|VIC|WA|SA|TAS|ACT|NT) (\d{4})(?:[^\pN]|$)",
        r"(?:^|[^\pN-])(\d{5}-\d{3}|\d{4}-\d{3})(?:[^\pN-]|$)",
        r"(?:^|[^\pL\pN])([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[\dW] [A-Z\d]{4})(?:[^\pL\pN]|$)",
        r"(?i:plz|zip(?: ?code)?|post ?(?:al)?[ _-]?code|postleitzahl|cep|código postal)"
        r"(?:/ort)?[\"']?[ :=|]+[\"']?(\d{4,6}(?:-\d{3,4})?)",
    )
)
_LABELLED = wide(
    r"(?i)(?:^|[\n|;,\"•·-])[ \t\"'*>]*(?:(?:home|residential|permanent|current|mailing|postal|"
    r"street|"
    r"shipping|delivery|legal|registered)? ?address(?: line ?\d)?|anschrift|wohnanschrift|adresse|"
    r"straße|strasse|street|morada|endereço|endereco|dirección|direccion|domicilio|住所|地址|주소|"
    r"адрес|адреса|adres|العنوان|כתובת)[\"'*]*[ ]*(?:[:=|]|\t| (?:is|lautet) |[ ]*)[ \t\"'*]*"
    r"([^\n\"|;]+)"
)
_YEAR = re.compile(r" (?:(?:19|20)\d\d|\d/\d)$")
_DIGIT = re.compile(r"\d")
_TAIL = re.compile(r"(?:\s+(?:or|and|but|und|e|ou|which|where)\s|\. |\s-\s).*", re.DOTALL)
_LONGEST = 120


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for pattern in _STREETS:
        for found in caught("address", pattern, text, 1):
            shown = found.text.rstrip(" .,;\n")
            if lexicon.ordinary(shown.partition(" ")[0].casefold()) and _YEAR.search(shown):
                continue  # "engineering 2011" is at no ring
            yield Found("address", found.start, found.start + len(shown), shown)
    for pattern in _CODES:
        yield from caught("address", pattern, text, 1)
    for found in caught("address", _LABELLED, text, 1):
        shown = _TAIL.sub("", found.text[:_LONGEST]).rstrip(" ,.")
        if _DIGIT.search(shown):
            yield Found("address", found.start, found.start + len(shown), shown)
