"""Where a text says to which account, card or wallet somebody is paid."""

import re
from collections.abc import Iterator

from bot.privacy import beside
from bot.privacy.found import Found, caught, wide

_WALLET = wide(r"0x[0-9a-fA-F]{20,}|[0-9A-Za-z]{25,}")
_SHORTENED = wide(r"0x[0-9a-fA-F]{3,}(?:\.{2,3}|…|-)[0-9a-fA-F]{3,}")
_NAMED = wide(r"(?:^|[^\pL\pN.@-])([\pL\pN-]+\.(?:eth|sol|bnb|crypto|btc|near))(?:[^\pL\pN]|$)")
_IBAN = wide(
    r"(?:^|[^\pL\pN])([A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,4})?|"
    r"[A-Za-z]{2}\d{2} ?[A-Za-z0-9]{4}(?: ?\d{4}){2,6}(?: ?\d{1,4})?|[a-z]{2}\d{2}[a-z0-9]{11,30})"
    r"(?:[^\pL\pN]|$)"
)
_CARD = wide(r"(?:^|[^\pN])((?:\d[ -]?){12,18}\d)(?:[^\pN]|$)")
_BIC = wide(r"(?i:(?:swift|bic)(?:[ /-]?(?:code|bic))?[\"']?[ :=|]+[\"']?)([A-Za-z0-9]{8,11})")
_LABELS = (
    r"iban|bank(?: account| acct?| details?| acc)?|account|acct?|a/c|acc?ount|ac ?no|"
    r"(?:account|acct?|a/c|card|bank|branch|institution|transit|routing|customer)[ _.]?"
    r"(?:no|number|num|nr|code|id|#)s?|checking|savings|routing(?: number| no)?|aba|rtn|"
    r"sort[ _-]?code|bsb|swift|bic|ifsc|clabe|cbu|cvu|nib|rib|micr|transit|institution|branch|"
    r"nuban|"
    r"destination tag|memo(?: id)?|"
    r"card|visa card|mastercard|debit card|credit card|amex|"
    r"(?:bank|spar|gehalts)?konto\pL*\.?(?:-?nr)?|kto\.?(?:-?nr)?|blz|bankleitzahl|kontoverbindung|"
    r"kartennummer|kreditkarte\pL*|bankverbindung|depot\pL*|"
    r"ag[êe]ncia|ag\.?|conta(?:[ -]corrente| poupança| salário| bancária)?|c/c|cc|c\.c\.|cta|"
    r"op(?:eração)?|"
    r"chaves? pix|pix|chave(?: aleatória)?|cart[ãa]o(?: de crédito)?|banco|poupança|"
    r"cuenta(?: bancaria| corriente)?|cta\.?(?: cte)?|tarjeta|bizum|alias|"
    r"compte|guichet|carte bancaire|carte|conto(?: corrente)?|rekening\pL*|"
    r"(?:nr )?kont[ao]|rachun\pL+|hesap\pL*|hesab\pL*|kart(?: no)?|"
    r"счет\pL*|счёт\pL*|р/с|карт[аыуе]|рахун\pL*|картка|картк\pL+|бик|"
    r"số tài khoản|stk|tài khoản|tk(?: ngân hàng)?|"
    r"खाता\pL*(?: संख्या)?|(?:ال)?حساب\pL*|رقم الحساب|آيبان|"
    r"계좌\pL*(?:번호)?|חשבון|"
    r"paypal|wise|payoneer|revolut|venmo|zelle|skrill|cash ?app|cash ?tag|mb ?way|upi|m-?pesa|"
    r"mpesa|gcash|"
    r"alipay|paytm|payid|interac|neteller|webmoney|qiwi|remitly|deel|western union|mtcn|twint|"
    r"swish|blik|"
    r"paysera|n26|monzo|chime"
)
_LABEL = wide(
    rf"(?i)(?:^|[^\pL\pN])({_LABELS})(?:[^\pL\pN]|$)|"
    r"(口座(?:番号)?|账号|帳號|账户|帳戶|卡号|卡號|工资卡|银行卡|銀行|支店|계좌번호|普通)"
)
_SERVICE = wide(
    r"(?i)(?:^|[^\pL\pN])(?:paypal|wise|payoneer|revolut|venmo|zelle|skrill|cash ?app|cash ?tag|"
    r"upi|gcash|"
    r"paytm|alipay|payid|alias|pix|monzo|chime|bizum|mb ?way)(?: ?(?:tag|id|handle|account|"
    r"username|user|"
    r"key|name|cvu|cbu|me|konto|is|ist|é|es|est|to|at|:|=|-|>|\()){0,4} ?[:=(\"' -]{0,3}"
    r"([$@€£][\pL\pN][\pL\pN_.-]+|[\pL\pN]+(?:[._-]?[\pL\pN]+)*(?:@[\pL\pN.]+|\d+[\pL\pN]*)|"
    r"[A-Z]+\.[A-Z]+(?:\.[A-Z]+)?)"
)
_SECRET = wide(
    r"(?i:cvv2?|cvc2?|cvn|security code|prüfziffer)(?:[ :=]|is|ist|é){1,3}(\d{3,4})(?:[^\pN]|$)"
)
_CASHTAG = wide(r"(?i:cash ?app|cash ?tag|venmo)[^\n$]{0,24}(\$[\pL][\pL\pN_-]+)")
_UUID = wide(
    r"(?i)(?:pix|chave|chave aleatória)[^\n]{0,40}?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})"
)
_SORT = wide(r"(?:^|[^\pL\pN-])(\d\d-\d\d-\d\d|\d\d \d\d \d\d)(?:[^\pL\pN-]|$)")
_BRITISH = re.compile(r"(?i)sort|bank|account|acct?\b|a/c")
_FEWEST = 4  # digits of an account


def find(text: str) -> Iterator[Found]:
    """Yield what is found, in any order; it may overlap."""
    for found in caught("wallet", _WALLET, text):
        if mixed(found.text):
            yield found
    yield from caught("wallet", _SHORTENED, text)
    yield from caught("bank", _IBAN, text, 1)
    yield from caught("bank", _SECRET, text, 1)
    for found in caught("bank", _CARD, text, 1):
        if _luhn(found.text):
            yield found
    for met in _LABEL.finditer(text):
        place = beside.behind(text, max(met.end(1), met.end(2)), _FEWEST)
        if place is not None:
            yield Found("bank", *place, text[place[0] : place[1]])
    if _BRITISH.search(text):
        yield from caught("bank", _SORT, text, 1)


def tags(text: str) -> Iterator[Found]:
    """Yield accounts that are words rather than numbers."""
    yield from caught("bank", _BIC, text, 1)
    yield from caught("wallet", _NAMED, text, 1)
    for pattern in (_SERVICE, _CASHTAG, _UUID):
        yield from caught("bank", pattern, text, 1)


def mixed(word: str) -> bool:
    """Whether a long word has letters and digits as a key has them."""
    return any(map(str.isdigit, word)) and not word.isdigit() and len(set(word)) > 4


def _luhn(written: str) -> bool:
    """Whether the last digit of a card's number is what the others make it."""
    digits = [int(each) for each in written if each.isdigit()]
    doubled = sum(sum(divmod(2 * each, 10)) for each in digits[-2::-2])
    return (sum(digits[-1::-2]) + doubled) % 10 == 0 and len(set(digits)) > 1
