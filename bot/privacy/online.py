"""Where a text tells how somebody is reached on a network: addresses, links, handles, numbers."""

import re
from collections.abc import Iterator

from bot.privacy import handles, operated
from bot.privacy.found import Found, caught, wide

# Wider than what the mail reader takes for an address: here it is enough to look like one.
_AT = r"(?:at|@|arroba|ät|klammeraffe|apenstaart|arobase|chiocciola|małpa|собака|snabel-a|kukac)"
_DOT = r"(?:dot|punkt|ponto|punto|point|punt|kropka|точка|крапка|nokta|\.)"
_SIGN = (
    r"(?:dot|underscore|dash|hyphen|minus|punkt|unterstrich|bindestrich|ponto|hífen|underline|"
    r"punto|point|tiret)"
)
_MAIL = wide(
    r"[\pL\pN._%+'-]+@[\pL\pN][\pL\pN.-]*[\pL\pN]|"
    rf"(?i:(?:[\pL\pN-]+ {_SIGN} ){{0,3}}[\pL\pN._+-]+ ?[\[({{<] ?{_AT} ?[\])}}>] ?[\pL\pN.-]+"
    rf"(?: ?(?:[\[({{<] ?{_DOT} ?[\])}}>]|\.) ?[\pL\pN-]+)*|"
    rf"(?:[\pL\pN-]+ {_SIGN} ){{0,3}}[\pL\pN._+-]+ {_AT} [\pL\pN-]+"
    rf"(?: {_SIGN} [\pL\pN-]+)*? {_DOT} ?[\pL\pN]+"
    rf"(?: {_DOT} [\pL]{{2,3}})?)"
)
_LINK = wide(
    r"(?i:(?:https?|ftp|tg|skype|mailto|callto)://?[^\s<>\"'|)\]}]+|www\.[^\s<>\"'|)\]}]+)|"
    r"[\pL\pN-]+(?:\.[\pL\pN-]+)*\.[\pL]+/[^\s<>\"'|)\]}]*"
)
_HOST = wide(
    r"(?:^|[^\pL\pN.@-])([\pL\pN][\pL\pN-]*(?:\.[\pL\pN-]+)*\.(?:com|org|net|dev|me|app|info|biz|"
    r"xyz|site|online|page|"
    r"example|io|co|us|eu|de|at|ch|uk|fr|es|pt|br|nl|be|se|no|dk|fi|pl|cz|it|ie|ca|au|in|cn|jp|kr|"
    r"ru|"
    r"ua|vn|za|mx|ar|tr|ae|sa|hk|sg))(?:[^\pL\pN@-]|$)"
)
_TECHNICAL = re.compile(
    r"(?i:\b(?:node|vue|next|react|express|three|d3|nuxt|backbone|ember|angular|asp|ado|socket|"
    r"draw|vb)\.(?:js|net|io)\b)"
)
_IP = wide(r"(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){2,7}")
_MAC = wide(
    r"(?:^|[^\pL\pN-])((?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}|"
    r"(?:[0-9a-fA-F]{4}\.){2}[0-9a-fA-F]{4})"
    r"(?:[^\pL\pN-]|$)"
)
_VERSION = re.compile(r"(?i)(?:\bv|version|release|build|chrome|firefox|safari|edge|/) ?$")
_OCTET = 255
_CLOCK = 2  # colons of a time of day


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    yield from caught("mail", _MAIL, text)
    for found in (*caught("link", _LINK, text), *caught("link", _HOST, text, 1)):
        if _TECHNICAL.fullmatch(found.text) is None and not found.text.endswith(".NET"):
            shown = found.text.rstrip(".,;:!?*_")
            yield Found("link", found.start, found.start + len(shown), shown)
    yield from handles.find(text)
    yield from operated.find(text)
    yield from caught("ip", _MAC, text, 1)
    for found in caught("ip", _IP, text):
        if not (_is_version(text, found) if "." in found.text else _is_clock(found.text)):
            yield found


def _is_clock(written: str) -> bool:
    """Whether groups with colons between are a time of day."""
    return "::" not in written and written.count(":") <= _CLOCK


def _is_version(text: str, found: Found) -> bool:
    """Whether four numbers with points between are a program's."""
    numbers = found.text.partition("/")[0].split(".")
    before = text[max(0, found.start - 10) : found.start]
    return any(int(each) > _OCTET for each in numbers) or _VERSION.search(before) is not None
