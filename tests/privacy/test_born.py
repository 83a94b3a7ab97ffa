import pytest

from bot.privacy import dates
from tests.privacy.labelled import found, left

TEXTS = (
    "He was born on the ⟦7th April 1988⟧ in Cork",
    "birth date ⟦1988.04.07⟧",
    "Date of Birth (DD/MM/YYYY) ⟦07 / 04 / 1988⟧",
    "D.O.B. - ⟦April 7th, '88⟧",
    "Date of birth\n⟦07/04/88⟧",
    "b. ⟦7 Apr 09⟧, (*⟦7.4.2013⟧)",
    "⟦04.03.2013⟧ (DOB)",
    "my son - ⟦5/6/2014⟧, my daughter - ⟦2/14/2017⟧",
    "children b. ⟦4/3/2013⟧, ⟦5/6/2014⟧ and ⟦7/8/19⟧",
    "she was there on ⟦4 March 1991⟧",
    "it says ⟦March 4, 1991⟧, or ⟦4th of March, 1991⟧ or ⟦1991-03-04⟧T00:00",
    "⟦04MAR1991⟧ and ⟦9.ix.1984⟧ and ⟦11/02/83⟧",
    "Geb.-Dat. ⟦7.4.88⟧",
    "Geburtsdatum/-ort: ⟦07.04.1988⟧, Jena",
    "Nasci em ⟦7 de abril de 1988⟧",
    "nascido aos ⟦07 dias do mês de abril de 1988⟧",
    "aniversário: ⟦6 de abril⟧",
    "fecha de nacimiento: ⟦7-abr-88⟧",
    "né le ⟦1er avril 1988⟧ à Lyon",
    "nata a Torino il ⟦7 aprile 1988⟧",
    "ur. ⟦7.IV.1988 r.⟧ w Łodzi",
    "doğum tarihi: ⟦7 Nisan 1988⟧",
    "дата рождения: ⟦7 апреля 1988 г.⟧",
    "⟦1988年4月7日⟧生まれ",
    "生年月日:⟦昭和63年4月7日⟧",
    "생년월일: ⟦880407⟧",
    "sinh ngày ⟦07/04/1988⟧",
    "जन्म तिथि: ⟦७ अप्रैल १९८८⟧",
    "تاريخ الميلاد: ⟦٧ أبريل ١٩٨٨⟧",
    "role,dob,city\nSRE,⟦07/04/15⟧,Porto",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_when_somebody_was_born_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Meeting on 5 June 2024 at 14:30",
        "01.04.2009 - 30.06.2012 Senior Developer",
        "from 01.04.2009 until today: 01.04.2009 bis heute",
        "born leader with 10 years of experience",
        "versions 1.2.45 and 12.4.83",
        "the job starts on 12 Oct 26",
        "since 12/2003, 2003-2011",
        "* 04.03.2019 begins, * 2011-2014 Developer",
        "a marketing 12 2010 plan",
    ],
)
def test_dates_of_jobs_and_meetings_stay(text: str) -> None:
    assert [each for each in found(text) if each.kind == "born"] == []


def test_one_word_for_a_birth_is_for_one_date() -> None:
    shown = found("born in Haiti on 4/3/2013. Hired on 5/6/2024")
    assert [each.text for each in shown if each.kind == "born"] == ["4/3/2013"]


@pytest.mark.parametrize(
    ("text", "year"),
    [("4 March 1991", 1991), ("4.3.'91", 1991), ("1991/03/04", 1991), ("4 марта 1991 г.", 1991)],
)
def test_a_date_tells_its_year(text: str, year: int) -> None:
    assert [date.year for date in dates.full(text)] == [year]


def test_what_is_no_day_and_month_is_no_date() -> None:
    assert list(dates.full("12-34-56 and 45/13/1991")) == []
