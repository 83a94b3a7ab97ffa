"""Dates as people write them, in many languages: which characters, and which year they name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.privacy.found import listed, wide

# Month words and their short forms, language by language.
_NAMES = "|".join(
    sorted(
        listed(
            """january february march april may june july august september october november
            december jan feb mar apr jun jul aug sept sep oct nov dec
            januar jänner februar feber märz maerz mrz mär mai juni juli oktober okt dezember dez
            janeiro fevereiro março marco abril maio junho julho agosto setembro outubro novembro
            dezembro fev abr ago set out
            enero febrero marzo mayo junio julio septiembre setiembre octubre noviembre diciembre
            ene dic
            janvier février fevrier mars avril juin juillet août aout septembre octobre novembre
            décembre decembre janv févr fév avr juil déc
            gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu
            lug ott
            januari februari maart mei augustus mrt
            stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października
            listopada grudnia styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień
            październik listopad grudzień
            ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
            января февраля марта апреля мая июня июля августа сентября октября ноября декабря
            январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
            янв фев мар апр июн июл авг сент сен окт ноя дек
            січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
            augusti marts desember ledna února března dubna května června července srpna září
            října listopadu prosince ianuarie februarie martie aprilie iunie iulie septembrie
            octombrie noiembrie decembrie január február március április május június július
            augusztus szeptember október tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta
            kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta maret agustus
            ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
            οκτωβρίου νοεμβρίου δεκεμβρίου
            जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर
            नवंबर नवम्बर दिसंबर दिसम्बर
            يناير فبراير مارس أبريل إبريل ابريل مايو يونيو يونيه يوليو يوليه أغسطس اغسطس سبتمبر
            أكتوبر اكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز آب أيلول جانفي فيفري
            ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"""
        ),
        key=lambda word: (-len(word), word),
    )
)
_MONTH = rf"(?:{_NAMES}|(?:كانون|تشرين) (?:الأول|الثاني)|ב(?:ינואר|מרץ|מאי|יוני|יולי))\.?"
MONTHS = rf"(?:{_NAMES})"
_DAY = r"\d{1,2}(?: ?(?:st|nd|rd|th|er|re|[oa]|ste|de|\.))?"
_OF = r"(?:[ ./,-]*(?:(?:of|de|del|d'|di|day of|dias do mês de|do mês de|ngày|tháng)[ ])?[ ]?)"
_YEAR = r"(?:(?:18|19|20)\d\d|'?\d\d)"
_LONG = r"(?:18|19|20)\d\d"
_SEP = r" ?[./\\-] ?"
_ROMAN = r"(?:xi{0,2}|ix|iv|vi{0,3}|i{1,3})"
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|"
    r"mittwoch|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo),? (?:the )?"
)
_ERA = r"(?:明治|大正|昭和|平成|令和|民[国國])[ ]?(?:\d{1,3}|元)"
_FULL = wide(
    r"(?i)(?:^|[^\pL\pN./-])("
    rf"\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}{_YEAR}|"
    rf"{_LONG}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}|"
    rf"\d\d \d\d {_LONG}|"
    rf"(?:{_WEEKDAY})?{_DAY}{_OF}{_MONTH}{_OF}{_YEAR}(?: ?(?:г\.|года|р\.|року|r\.))?|"
    rf"(?:{_WEEKDAY})?{_MONTH}[ .-]{{1,2}}(?:the )?{_DAY}(?:[ ,./-]+(?:of )?){_LONG}|"
    rf"(?:{_WEEKDAY})?{_MONTH}[ -]{_DAY},? '\d\d|"
    rf"{_LONG}[ ,./-]{{1,2}}{_MONTH}[ ./-]{{1,2}}{_DAY}|"
    rf"\d{{1,2}}[ ./-]{{1,2}}{_ROMAN}[ ./-]{{1,2}}{_YEAR}(?: r\.)?|"
    rf"(?:{_ERA}|{_LONG})[ ]?[年년.][ ]?\d{{1,2}}[ ]?[月월.][ ]?\d{{1,2}}[ ]?[日号號일]?|"
    r"[MTSHR]\d{1,2}[./年]\d{1,2}[./月]\d{1,2}日?|"
    rf"(?:ngày )?\d{{1,2}} tháng \d{{1,2}},? (?:năm )?{_LONG}"
    r")"
)
_PART = wide(
    r"(?i)(?:^|[^\pL\pN./-])("
    rf"{_MONTH}[ .-]{{1,2}}{_LONG}|{_DAY}{_OF}{_MONTH}|{_MONTH} (?:the )?{_DAY}|"
    rf"\d{{1,2}}{_SEP}(?:{_LONG}|\d{{1,2}}\.?)|{_LONG}{_SEP}\d{{1,2}}|"
    rf"{_LONG}(?:[01]\d[0-3]\d)?|\d\d[01]\d[0-3]\d|\d{{1,2}}[ ]?[月월][ ]?\d{{1,2}}[ ]?[日일]?|"
    rf"[0-3]\d[01]\d{_LONG}|"
    rf"\d\d[ ]?[年년]"
    r")"
)
_FOUR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_TWO = re.compile(r"\d\d$")
_ERAS = re.compile(r"^(?:明治|大正|昭和|平成|民|[MTSHR]\d)")
_NUMERIC = re.compile(r"(\d{1,2})[ ./\\-]{1,3}(\d{1,2})[ ./\\-]{1,3}'?\d")
_LAST_MONTH, _LAST_DAY = 12, 31
_CENTURY = 1900
_SHOWA = 1926  # a year in any of Japan's eras before the present one is as good
_FIRM = re.compile(r"\d\d?/\d\d?/'?\d\d|\d\d[.-]\d\d[.-]'?\d\d|.*[^\W\d_'].*|.*'\d\d")


class Date(NamedTuple):
    """A date's place; ``year`` is 0 if the date has none of its own."""

    start: int
    end: int
    year: int
    text: str

    @property
    def long(self) -> bool:
        """Whether the century is told."""
        return bool(_FOUR.search(self.text) or _ERAS.search(self.text))

    @property
    def firm(self) -> bool:
        """Whether it is hardly a version or another number with two points."""
        return self.long or bool(_FIRM.fullmatch(self.text))


def full(text: str) -> Iterator[Date]:
    """Yield the dates with a day, a month and a year."""
    yield from _found(_FULL, text)


def partial(text: str) -> Iterator[Date]:
    """Yield what may be a part of a date: a year alone, a month and a year, a day and a month."""
    yield from _found(_PART, text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Date]:
    for met in pattern.finditer(text):
        start, end = met.span(1)
        follows = text[end : end + 1]
        if follows.isdigit() or (follows.isalpha() and _cased(text[end - 1])):
            continue
        if not _possible(met.group(1)):
            continue
        yield Date(start, end, _year(met.group(1)), met.group(1))


def _cased(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _possible(written: str) -> bool:
    """Whether two numbers before a year are a day and a month."""
    met = _NUMERIC.match(written)
    if met is None:
        return True
    first, second = int(met[1]), int(met[2])
    return min(first, second) in range(1, _LAST_MONTH + 1) and max(first, second) <= _LAST_DAY


def _year(written: str) -> int:
    four = _FOUR.search(written)
    if four:
        return int(four.group())
    if _ERAS.search(written):
        return _SHOWA  # nobody writes of a job in years of an era
    two = _TWO.search(written.rstrip(" .гоадрук"))
    return _CENTURY + int(two.group()) if two else 0
