"""Where a text tells how somebody is reached on a network: addresses, links, handles, numbers."""

import re
from collections.abc import Iterator

from bot.privacy import handles
from bot.privacy.found import Found, caught, wide

# Wider than what the mail reader takes for an address: here it is enough to look like one.
_MAIL = wide(
    r"[\pL\pN._%+'-]+@[\pL\pN][\pL\pN.-]*[\pL\pN]|"
    r"(?i:[\pL\pN._+-]+ ?[\[({] ?(?:at|@|arroba|ät) ?[\])}] ?[\pL\pN.-]+"
    r"(?: ?(?:[\[({] ?(?:dot|punkt|ponto|\.) ?[\])}]|\.) ?[\pL\pN-]+)*|"
    r"[\pL\pN._+-]+ at [\pL\pN-]+ dot [\pL\pN]+)"
)
_LINK = wide(
    r"(?i:(?:https?|ftp|tg|skype|mailto|callto)://?[^\s<>\"'|)\]}]+|www\.[^\s<>\"'|)\]}]+)|"
    r"[\pL\pN-]+(?:\.[\pL\pN-]+)*\.[\pL]+/[^\s<>\"'|)\]}]*"
)
_HOST = wide(
    r"(?:^|[^\pL\pN.@-])([\pL\pN][\pL\pN-]*(?:\.[\pL\pN-]+)*\.(?:com|org|net|dev|me|app|info|biz|xyz|site|online|page|"
    r"example|io|co|us|eu|de|at|ch|uk|fr|es|pt|br|nl|be|se|no|dk|fi|pl|cz|it|ie|ca|au|in|cn|jp|kr|ru|"
    r"ua|vn|za|mx|ar|tr|ae|sa|hk|sg))(?:[^\pL\pN@-]|$)"
)
_TECHNICAL = re.compile(
    r"(?i:\b(?:node|vue|next|react|express|three|d3|nuxt|backbone|ember|angular|asp|ado|socket|"
    r"draw|vb)\.(?:js|net|io)\b)"
)
_IP = wide(r"(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){2,7}")
_CLOCK = 2  # colons of a time of day


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    yield from caught("mail", _MAIL, text)
    for found in (*caught("link", _LINK, text), *caught("link", _HOST, text, 1)):
        if _TECHNICAL.fullmatch(found.text) is None and not found.text.endswith(".NET"):
            shown = found.text.rstrip(".,;:!?*_")
            yield Found("link", found.start, found.start + len(shown), shown)
    yield from handles.find(text)
    for found in caught("ip", _IP, text):
        if "." in found.text or "::" in found.text or found.text.count(":") > _CLOCK:
            yield found
