import time

import pytest

from bot.privacy import towned
from tests.privacy.labelled import found, left

TEXTS = (
    "Ich wohne jetzt ⟦Graben 12/3/14⟧, ⟦1010⟧ Wien.",
    "⟦Rösslimatte 37⟧, ⟦6005⟧ Luzern",
    "⟦Vorderer Anger 210⟧\n⟦86899⟧ Landsberg",
    "⟦Dlouhá 28⟧, ⟦110 00⟧ Praha 1",
    "⟦Knez Mihailova 12⟧, ⟦11000⟧ Beograd",
    "⟦Laugavegur 24⟧, ⟦101⟧ Reykjavík",
    "⟦Ermou 44⟧, Athina ⟦105 63⟧",
    "⟦Trg republike 3⟧, ⟦1000⟧ Ljubljana",
    "⟦Nowy Świat 33/5⟧, ⟦00-029⟧ Warszawa",
    "⟦Sant Pere Més Alt 17, 2n 1a⟧, ⟦08003⟧ Barcelona",
    "⟦Le Clos des Vignes⟧, ⟦84110⟧ Vaison-la-Romaine",
    "⟦123 Main⟧, Springfield, IL ⟦62701⟧",
    "she's at ⟦4417 Maple⟧, Omaha",
    "we posted it to ⟦6 The Maltings⟧, Bury St Edmunds",
    "He rents ⟦The Granary, Upton Farm⟧, Hereford ⟦HR1 4LT⟧.",
    "⟦Unit 7, Brookside Business Park, Cold Meece⟧, Stone ⟦ST15 0RZ⟧",
    "Residence: ⟦No. 12, 2nd Main, Indiranagar⟧, Bengaluru ⟦560 038⟧",
    "⟦21, 2nd Floor, Brigade Road⟧, Bangalore-⟦560025⟧",
    "⟦House 14B, Street 7, F-8/3⟧, Islamabad ⟦44000⟧",
    "⟦D-12/3, Okhla Phase I⟧, New Delhi ⟦110020⟧",
    "⟦Near Shiv Mandir, Ward 8⟧, Bilaspur ⟦495001⟧",
    "⟦Unit 12-3A, Menara Duta, Jalan Kiara 3⟧, ⟦50480⟧ Kuala Lumpur",
    "⟦Room 1203, Building 6, No. 288 Zhangyang Road⟧, Shanghai ⟦200120⟧",
    "⟦No. 45, Lane 120, Section 2, Zhongshan N. Rd.⟧, Taipei ⟦104⟧",
    "⟦Flat C, 18/F, Tower 2, Kornhill Plaza⟧, Hong Kong",
    "⟦99/123 Moo 4, Soi Lat Phrao 71⟧, Bangkok ⟦10230⟧",
    "⟦Farm 33, Dwarsrivier⟧, Stellenbosch ⟦7600⟧",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_a_town_tells_what_a_street_is(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Java 17, Berlin and Python 3, London are in the list",
        "Engineering Manager, Level 5, London",
        "Senior Engineer, Team 4, Munich 2021",
        "We hired 30 Engineers, Berlin 2023",
        "PyCon 2018, Cleveland",
        "Windows 11, Boston, MA",
        "Germany: 120 Berlin employees",
        "5 Developers, 2 Testers, Berlin",
        "Room 4, London office",
        "The Farm, a start-up in London",
    ],
)
def test_releases_ranks_and_years_before_a_town_stay(text: str) -> None:
    assert [each for each in found(text) if each.kind == "address"] == []


def test_the_town_itself_stays() -> None:
    text = "Ermou 44, Athina 105 63"
    assert {each.text for each in towned.find(text)} == {"Ermou 44", "105 63"}


@pytest.mark.parametrize(
    "piece", ["A", "1", "A ", "1 ", "A 1, ", "No. ", "A 1\n", ", ", "Le ", "The Farm, ", "12/A "]
)
def test_repetition_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    for _ in towned.find(text):
        pass
    assert time.process_time() - began < 10
