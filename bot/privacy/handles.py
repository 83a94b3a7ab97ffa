"""What somebody's accounts are called: beside a platform's name, in logs, as speakers of chats."""

import re
from collections.abc import Iterator

from bot.privacy import lexicon, speakers
from bot.privacy.found import Found, caught, listed, wide
from bot.reading import gazetteer

_PLATFORM = (
    r"telegram|телеграм\pL*|тг|discord|signal|whats ?app|viber|вайбер|skype|скайп\pL*|"
    r"we ?chat|weixin|微信号?|"
    r"line|kakao(?: ?talk)?|카카오톡|카톡|zalo|wickr|threema|session|jabber|xmpp|matrix|icq|tox|"
    r"wire|qq|"
    r"гитхаб\pL*|깃허브\pL*|깃헙\pL*|텔레그램\pL*|디스코드\pL*|"
    r"twitter|x\.com|instagram|insta|инстаграм\pL*|facebook|messenger|fb|snapchat|snap|"
    r"tik ?tok|mastodon|bluesky|"
    r"threads|reddit|twitch|steam|youtube|vk|github|git ?hub|gitlab|bitbucket|"
    r"stack ?overflow|hackerrank|"
    r"leetcode|codeforces|kaggle|codepen|dribbble|behance|medium|dev\.to|npm|pypi|"
    r"docker ?hub|hugging ?face|"
    r"upwork|fiverr|freelancer|toptal|slack|ms teams|teams|zoom|linkedin|xing|calendly|"
    r"tg|ig|gh|paypal|venmo|cash ?app|revolut|wise"
)
_ACCOUNT = (
    r"user ?name|user ?id|screen ?name|handle|log-?in|nick ?name|nick|alias|account|"
    r"benutzer(?:name|kennung)?|"
    r"kennung|kürzel|anmeldename|usu[aá]rio|utilizador|nome de usuário|utente|utilisateur|"
    r"identifiant|pseudo|"
    r"gebruiker(?:snaam)?|użytkownik|логин|ник|никнейм|логін|нік|用户名|帐号|账号|アカウント|아이디|"
    r"kullanıcı(?: adı)?|user"
)
_LINK_WORDS = (
    r"is|was|as|ist|war|als|unter|lautet|é|era|como|es|est|sous|è|is nu|to|jako|на|by|named|"
    r"called|tag|contact|"
    r"me at|me on|him at|her at|handle|id|user|username|nick|account"
)
_TOKEN = r"([\pL\pN_][\pL\pN_.#:-]*[\pL\pN_])"
# "telegram: jane_d", "GitHub user janed", "Discord (jane#0042)": something says one follows.
_SAID = wide(
    rf"(?i)(?:^|[^\pL\pN])(?:(?:{_PLATFORM}|{_ACCOUNT})[\"'*]*"
    rf"(?:[ _-]?(?:id|{_ACCOUNT}|contact|tag|profile|profil|konto|name|номер|号))?[\"'*]*"
    rf"(?: ?[:=：→>] ?| -+>? |(?: (?:{_LINK_WORDS}))+ |[ ]?[(]|[ ]?@)[\"'*]*)+@?{_TOKEN}"
)
# "wickr gr1mtoad", "login equaresma": beside it alone, it has to look like one.
_BESIDE = wide(rf"(?i)(?:^|[^\pL\pN])(?:{_PLATFORM}|{_ACCOUNT})[\"']?[ ]+[\"'@(]?{_TOKEN}")
_LOGGED = wide(
    r"(?i)(?:(?:publickey|password|keyboard-interactive\S*|session (?:opened|closed)|login|"
    r"logon|failure|auth\S*) "
    r"for (?:(?:invalid )?user )?|\buser(?:name)?=|\bruser=|\blogname=|\blogin=|\bacct=|"
    r"sudo: +|su: +|"
    r"(?:updated|created|committed|pushed|edited|modified|uploaded|deleted|merged|logged in|"
    r"signed in) (?:by|as) |"
    r"ssh )[\"']?([a-z][a-z0-9_.-]{2,31})"
)
# "git janed-dev", and no command of it
_GIT = wide(r"(?i)(?:^|[^\pL\pN])(?:git|гит)[ :]+([a-z\d]+(?:[-_][a-z\d]+)+)(?:[^\pL\pN_.-]|$)")
_COMMAND = re.compile(
    r"(?:ls|rev|merge|cherry|filter|for|format|fast|cat|show|update|send|hash|write|read|credential|"
    r"check|commit|diff|upload|receive|worktree|flow|secret|sync|pull|push|lfs)[-_]"
)
_MENTION = wide(r"(?:^|[^\pL\pN@/.])@([\pL\pN_][\pL\pN_.-]*[\pL\pN_]|[\pL\pN_])")
_TAGGED = wide(r"[\pL\pN_.]+#\d\d\d\d(?:[^\pL\pN]|$)")
_PROFILE = wide(r"/(?:in|u|user|users|profile|pub)/[\pL\pN_.-]+")
_REDDIT = wide(r"(?:^|[^\pL\pN/])u/([\pL\pN_-]{3,})")
_LIVE = wide(r"live:[\pL\pN_.:]+")
# A speaker's answer to the question for an account a line before.
_ASKED = wide(
    rf"(?i)(?:{_PLATFORM}|{_ACCOUNT})(?: ?(?:id|{_ACCOUNT}|"
    rf"name))? ?\?[ ]*\n[^\n:]{{1,40}}:[ ]*@?{_TOKEN}"
)
_EVERYBODY = listed(
    "here channel all everyone team sales support hr media import override property"
)
_NOT = listed(
    """signal telegram discord whatsapp handle username is no none yes not only same na a an
    the and or
    user login account name id profile https http www mailto und oder nicht kein nein ja não
    nenhum e ou
    on at in for with via please pls thx my his her their"""
)
_GOES_ON = re.compile(r" [^\W\d_a-z]")
_SHAPED = re.compile(r"[_\d]|[^\W\d_][.-][^\W\d_]")


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for found in (*caught("handle", _SAID, text, 1), *caught("handle", _LIVE, text)):
        named = found.text.istitle() and _GOES_ON.match(text, found.end)
        if _may(found.text) and not _word(found.text) and not named:
            yield found
    for found in caught("handle", _BESIDE, text, 1):
        if _may(found.text) and _looks(found.text):
            yield found
    for found in caught("handle", _GIT, text, 1):
        if not _word(found.text) and not _COMMAND.match(found.text):
            yield found
    for found in caught("handle", _ASKED, text, 1):
        if _may(found.text) and _SHAPED.search(found.text):
            yield found
    for found in caught("handle", _LOGGED, text, 1):
        if _may(found.text) and not _word(found.text):
            yield found
    yield from _marked(text)
    yield from speakers.accounts(text)


def _marked(text: str) -> Iterator[Found]:
    """Yield what its own marks show to be one."""
    for found in caught("handle", _MENTION, text, 1):
        if found.text.casefold() not in _EVERYBODY:
            yield found
    for found in caught("handle", _TAGGED, text):
        shown = found.text[: found.text.index("#") + 5]
        yield Found("handle", found.start, found.start + len(shown), shown)
    yield from caught("handle", _PROFILE, text)
    yield from caught("handle", _REDDIT, text, 1)


def _may(token: str) -> bool:
    return token.casefold() not in _NOT and not token.isdigit() and len(token) > 1


def _word(token: str) -> bool:
    """Whether a token is an everyday word, or several that are joined."""
    folded = token.casefold()
    pieces = folded.split("-")
    if len(pieces) > 1 and any(set("=+") & set(lexicon.kinds(piece)) for piece in pieces):
        return False
    return lexicon.ordinary(folded) or all(
        len(piece) > 1 and lexicon.ordinary(piece) for piece in pieces
    )


def _looks(token: str) -> bool:
    """Whether a token looks like an account's name and like no word, version or town."""
    folded = token.casefold()
    if _word(token) or not any(map(str.isalpha, token)) or gazetteer.is_place(folded):
        return False
    return _SHAPED.search(token) is not None or (token.islower() and not lexicon.given(folded))
