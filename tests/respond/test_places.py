"""Incidents that name a place get its contacts and deadlines, in the asker's time zone."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.channels.markdown import render as markdown
from bot.library.library import Library
from bot.library.load import load
from bot.respond.desk import GENERAL_ROUTE, Advice, assess, opening
from bot.respond.words import handbook, render

LISBON = ZoneInfo("Europe/Lisbon")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


def told(text: str, library: Library, zone: str = "UTC", jurisdiction: str = "") -> Advice:
    aware = datetime(2026, 11, 27, 22, 15, tzinfo=ZoneInfo(zone))  # a Friday
    return assess(opening(text, library, aware, jurisdiction=jurisdiction), library)


def deadlines(advice: Advice) -> dict[str, str]:
    return {
        each.file.id: f"{each.deadline:%m-%d %H:%M %Z}" for each in advice.clocks if each.deadline
    }


def names(advice: Advice) -> set[str]:
    return {each.id for _, each in advice.contacts}


def test_sydney(library: Library) -> None:
    text = "Our Sydney team was blackmailed by a contractor who copied customer data."
    advice = told(text, library, "Australia/Sydney")
    assert advice.jurisdictions == ("AU",)
    assert names(advice) == {"au-reportcyber", "au-acsc", "au-oaic", "au-aso"}
    assert deadlines(advice) == {
        "au-soci-significant": "11-28 10:15 AEDT",
        "au-cps-234": "11-30 22:15 AEDT",
        "au-soci-relevant": "11-30 22:15 AEDT",
        "au-ndb-assessment": "12-27 23:59 AEDT",
    }
    # It runs from the payment, which is not known here.
    payment = next(each for each in advice.clocks if each.file.id == "au-ransom-payment")
    assert payment.deadline is None and str(payment.file.limit) == "72 hours"
    assert any("Australian sanctions" in each for each in advice.notices)


def test_toronto_has_duties_without_a_number(library: Library) -> None:
    advice = told("A fired dev leaked our data, we are in Toronto.", library, "America/Toronto")
    assert advice.jurisdictions == ("CA",)
    assert {"ca-local-police", "ca-cyber-centre", "ca-opc", "ca-rcmp"} <= names(advice)
    assert deadlines(advice) == {}
    assert "as soon as feasible" in {str(each.file.limit) for each in advice.clocks}
    assert any("number of hours or days" in each for each in advice.notices)


def test_tokyo(library: Library) -> None:
    advice = told("Our Tokyo office lost personal data to a contractor.", library, "Asia/Tokyo")
    assert advice.jurisdictions == ("JP",)
    assert names(advice) == {"jp-police", "jpcert", "jp-ppc", "jp-meti"}
    assert deadlines(advice) == {
        "jp-appi-preliminary": "12-02 23:59 JST",
        "jp-appi-final": "12-27 23:59 JST",
        "jp-appi-final-wrongful": "01-26 23:59 JST",
    }


def test_seoul(library: Library) -> None:
    advice = told(
        "In Seoul a North Korean worker stole our customers' data.", library, "Asia/Seoul"
    )
    assert advice.jurisdictions == ("KR",)
    assert names(advice) == {"kr-police", "kr-kisa", "kr-pipc", "kr-mofa"}
    assert deadlines(advice) == {
        "kr-network-act": "11-28 22:15 KST",
        "kr-pipa-people": "11-30 22:15 KST",
        "kr-pipa-regulator": "11-30 22:15 KST",
    }


def test_an_american_hospital_gets_the_rules_for_health_data_and_the_federal_ones(
    library: Library,
) -> None:
    text = "We are a hospital in Ohio, the dismissed contractor leaked patient records."
    advice = told(text, library, "America/New_York")
    assert {"hhs-ocr", "covered-entity", "fbi-ic3", "cisa"} <= names(advice)
    found = deadlines(advice)
    for clock in ("hipaa-individuals", "hipaa-hhs", "hipaa-business-associate"):
        assert found[clock] == "01-26 23:59 EST"
    assert "hipaa-hhs-small" not in found  # it runs from the end of the year
    elsewhere = told("Our hospital in London lost patient records.", library)
    assert elsewhere.jurisdictions == ("UK",) and "hhs-ocr" not in names(elsewhere)


def test_a_listed_company_gets_the_8_k_clock_without_a_made_up_deadline(library: Library) -> None:
    advice = told("We are listed on the Nasdaq and an ex-worker leaked our code.", library)
    assert advice.jurisdictions == ("US",)
    assert {"fbi-ic3", "fbi-sec-delay"} <= names(advice)
    clock = next(each for each in advice.clocks if each.file.id == "sec-8k-105")
    assert clock.deadline is None and str(clock.file.limit) == "4 business days"


@pytest.mark.parametrize(
    "text",
    [
        "Our São Paulo office: the contractor we dismissed threatens to publish customer data.",
        "Somos uma empresa no Brasil e um ex-funcionário ameaça publicar os nossos dados.",
        "Unsere Tochter in Brasilien wird erpresst.",
    ],
)
def test_where_there_is_no_file_it_is_said_with_the_general_route(
    text: str, library: Library
) -> None:
    advice = told(text, library, "America/Sao_Paulo")
    assert advice.jurisdictions == ("BR",)
    assert not advice.contacts and not advice.clocks
    assert "no contacts or deadlines for BR" in advice.notices[0]
    shown = markdown(render(advice, library))
    assert " ".join(GENERAL_ROUTE.split()[:12]) in " ".join(shown.split())


def test_a_place_without_a_file_is_told_beside_one_that_has_its_own(library: Library) -> None:
    advice = told("Our Lisbon office and our Mumbai team lost customer data.", library)
    assert advice.jurisdictions == ("PT", "IN")
    assert "gdpr-33" in deadlines(advice)
    assert "no contacts or deadlines for IN" in advice.notices[0]


@pytest.mark.parametrize(("code", "place"), [("AT", "eu-dpa"), ("GB", "ico")])
def test_a_country_that_a_file_covers_is_known_by_its_code(
    code: str, place: str, library: Library
) -> None:
    advice = told("He leaked customer data.", library, jurisdiction=code)
    assert place in names(advice)
    assert not any("no contacts" in each for each in advice.notices)


def test_the_same_duty_is_told_in_the_zone_of_whoever_asks(library: Library) -> None:
    aware = datetime(2026, 11, 27, 22, 15, tzinfo=ZoneInfo("Asia/Seoul")).astimezone(LISBON)
    advice = assess(opening("Our Seoul data leaked.", library, aware), library)
    assert deadlines(advice)["kr-pipa-people"] == "11-30 13:15 WET"


def test_every_clock_of_every_place_says_what_it_counts_from_and_only_numbers_have_deadlines(
    library: Library,
) -> None:
    for file in library.places.values():
        advice = told("He leaked customer data.", library, jurisdiction=file.jurisdiction)
        own = [each for each in advice.clocks if each.jurisdiction == file.jurisdiction]
        assert {each.file.id for each in own} == {each.id for each in file.clocks}
        for clock in own:
            computed = clock.file.starts == "awareness" and clock.file.limit.none is None
            assert (clock.deadline is not None) is computed, clock.file.id
            if clock.deadline is not None:
                assert clock.deadline > advice.incident.aware


def test_the_handbook_says_what_was_not_found(library: Library) -> None:
    text = " ".join(markdown(handbook(library)).split())
    for file in library.places.values():
        for gap in file.gaps:
            assert " ".join(gap.en.split())[:60] in text
