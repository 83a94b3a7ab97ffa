"""Accounts that somebody is told to open or close, or that are told to be on a platform."""

import re
from collections.abc import Iterator

from bot.privacy import lexicon
from bot.privacy.found import Found, listed, wide
from bot.reading import gazetteer

_PLATFORM = (
    r"(?:the |der |dem |das |o |a )?(?:telegram|discord|signal|whats ?app|skype|twitter|x|"
    r"instagram|insta|facebook|tik ?tok|mastodon|bluesky|reddit|youtube|git ?hub|git ?lab|"
    r"bitbucket|stack ?overflow|leetcode|kaggle|medium|npm|pypi|docker ?hub|hugging ?face|upwork|"
    r"fiverr|freelancer|toptal|slack|teams|zoom|linkedin|xing|okta|jira|confluence|notion|trello|"
    r"asana|azure(?: ad)?|entra(?: id)?|active directory|ad|ldap|sso|vpn|aws|gcp|google|gsuite|"
    r"workspace|office ?365|m365|salesforce|sap|workday|zendesk|hubspot|1password|lastpass|"
    r"bitwarden|duo|jumpcloud|jenkins|sentry|datadog|grafana|figma|miro|intune|citrix|sharepoint|"
    r"(?:three|two|both|all|other|several|many|drei|zwei|mehreren|três|dois|vários) "
    r"(?:sites|platforms|boards|forums|plattformen|sites|portale[n]?|fóruns))"
)
_TOKEN = r"@?([\pL\pN_][\pL\pN_.-]*[\pL\pN_])"
_ON = r"(?:on|in|from|at|auf|in|bei|von|aus|no|na|em|do|da|en|sur|su|op|w|na)"
# "he is dev_arn on GitHub", "dev_arn auf Xing".
_SAID = wide(rf"(?i)(?:^|[^\pL\pN@._-]){_TOKEN},? {_ON} {_PLATFORM}(?:[^\pL\pN]|$)")
_VERB = (
    r"(?:remov\pL*|revok\pL*|disabl\pL*|deactivat\pL*|suspend\pL*|lock(?:ed)?|unlock(?:ed)?|"
    r"block(?:ed)?|delet\pL*|kick(?:ed)?|offboard\pL*|terminat\pL*|reset(?:ting)?|clos\pL*|"
    r"entfern\pL*|sperr\pL*|gesperrt|lösch\pL*|deaktivier\pL*|entzieh\pL*|"
    r"desativ\pL*|bloque\pL*|remov\pL*|revog\pL*|exclu\pL*|apag\pL*)"
)
_THEM = (
    r"(?: (?:the|access|accounts?|users?|logins?|for|of|bitte|den|die|das|konten|konto|zugang|"
    r"zugänge|von|o|a|os|as|acesso|conta|contas|do|da|de|usuário))*"
)
_LINK = r"(?:, | and | und | e (?:[oa] )?| & | y |, and |/| \+ )"
# "revoke arn1 and bmarn in Okta"; what joins them is looked through later.
_OPERATED = wide(
    rf"(?i)(?:^|[^\pL\pN]){_VERB}{_THEM} ((?:@?[\pL\pN_][\pL\pN_.-]*[\pL\pN_]{_LINK}){{0,5}}"
    rf"@?[\pL\pN_][\pL\pN_.-]*[\pL\pN_]) {_ON} {_PLATFORM}(?:[^\pL\pN]|$)"
)
# "on Okta she is arn", "arn in Azure sperren".
_CALLED = wide(
    rf"(?i)(?:^|[^\pL\pN]){_ON} {_PLATFORM},? (?:she|he|they|i|er|sie|ich|ele|ela|eu)(?:'s| is| am|"
    rf" are| ist| bin| heißt| é| sou| goes by| was| war) {_TOKEN}"
)
_BEHIND = wide(
    rf"(?i)(?:^|[^\pL\pN@._-]){_TOKEN} (?:in|auf|bei|aus|für) {_PLATFORM} (?:bitte )?"
    r"(?:sperren|entfernen|löschen|deaktivieren|abmelden|freischalten|anlegen|zurücksetzen)"
)
# "two accounts, arn1 and the newer b-labs".
_COUNTED = wide(
    r"(?i)(?:^|[^\pL\pN])(?:accounts|handles|usernames|logins|nicks|konten|kennungen|contas|"
    r"usuários|cuentas)[,:]? (?:are |sind |são )?(@?[\pL\pN_][\pL\pN_.-]*[\pL\pN_](?:, | and | und "
    r"| e | & | y )(?:(?:the|a|an|another|der|die|das|ein|o|um|uma|el|la) )?"
    r"(?:\pL+er |new |old |other |second |first |main |alte |neue |zweite |nova |outra )?"
    r"@?[\pL\pN_][\pL\pN_.-]*[\pL\pN_])"
)
_PIECE = re.compile(r"[\w][\w.-]*\w")
_SHAPED = re.compile(r"[_\d]|[^\W\d_]\.[^\W\d_]|[^\W\d_]-[^\W\d_]")
_SMALL = listed("the a an and or new old newer older other second first main it them him her all")


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for met in _SAID.finditer(text):
        yield from _tokens(text, *met.span(1), bare=False)
    for pattern in (_OPERATED, _COUNTED, _CALLED, _BEHIND):
        for met in pattern.finditer(text):
            yield from _tokens(text, *met.span(1), bare=True)


def _tokens(text: str, start: int, end: int, *, bare: bool) -> Iterator[Found]:
    """Yield the accounts of an enumeration.

    Args:
        text: the whole text.
        start: of the enumeration.
        end: of the enumeration.
        bare: a word in small letters that no language has is one as well.
    """
    for met in _PIECE.finditer(text, start, end):
        token, folded = met.group(), met.group().casefold()
        letters = any(map(str.isalpha, token)) and not any(map(str.isupper, token[1:]))
        if folded in _SMALL or not letters or _word(folded) or gazetteer.is_place(folded):
            continue
        shaped = _SHAPED.search(token) and token[0].islower()
        if shaped or (bare and token.islower() and len(token) > 2):
            yield Found("handle", met.start(), met.end(), token)


def _word(folded: str) -> bool:
    return lexicon.ordinary(folded) or all(
        len(piece) > 1 and lexicon.ordinary(piece) for piece in re.split(r"[-.]", folded)
    )
