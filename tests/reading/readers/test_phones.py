import pytest

from bot.reading.readers.phones import found, read
from tests.reading.readers.seeing import facts, quotes, reading, values


@pytest.mark.parametrize(
    ("written", "number", "region"),
    [
        ("+49 151 23456789", "+4915123456789", "DE"),
        ("0049 151 23456789", "+4915123456789", "DE"),
        ("+49 (0) 151 23456789", "+4915123456789", "DE"),
        ("+49151/23456789", "+4915123456789", "DE"),
        ("+(49) 151 23456789", "+4915123456789", "DE"),
        ("+1 (212) 555-0147", "+12125550147", "US"),
        ("+1.415.555.2671", "+14155552671", "US"),
        ("+1 416 555 0100", "+14165550100", "CA"),
        ("+44 (0)20 7946 0018", "+442079460018", "GB"),
        ("+55 (41) 99876-5432", "+5541998765432", "BR"),
        ("+351 912 345 678", "+351912345678", "PT"),
        ("+351\u00a0912\u00a0345\u00a0678", "+351912345678", "PT"),
        ("+82 10-1234-5678", "+821012345678", "KR"),
        ("+234 803 123 4567", "+2348031234567", "NG"),
        ("+7 495 123 45 67", "+74951234567", "RU"),
        ("+7 701 123 4567", "+77011234567", "KZ"),
        ("+995 555 12 34 56", "+995555123456", "GE"),
    ],
)
@pytest.mark.parametrize(
    "frame", ["{}", "Phone:{},", "tel {}", "Tel. {}", '{{"tel": "{}"}}', "Leeds | {} | x"]
)
def test_an_international_number_is_read_from_every_kind_of_copy(
    frame: str, written: str, number: str, region: str
) -> None:
    text = frame.format(written)
    assert values(read, "phone.number", text) == [number]
    assert values(read, "phone.region", text) == [region]
    assert quotes(read, "phone.number", text) == [[written]]


@pytest.mark.parametrize(
    "text",
    [
        "0151 23456789",
        "(212) 555-0147",
        "+1 2",
        "+20%",
        "+100000",
        "+999 123 456 789",
        "order 00123456789",
        "order 120049151234567",
        "1,500,0049 151 23456",
        "C++ 2019 - 2020",
        "+ 2019 - 2020 Acme Works",
        "Acme, Engineer, 2008 - 2012",
        "2019-01 - 2020-02",
        "IBAN DE89 3704 0044 0532 0130 00",
        "+1 555 010 555 010 555 010 555 010",
    ],
)
def test_what_is_no_international_number_is_left_alone(text: str) -> None:
    assert facts(read, text) == []


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("+46 8 123 456 00", "fixed"),
        ("+49 151 23456789", "mobile"),
        ("+1 212 555 0147", "fixed or mobile"),
        ("+44 56 1234 5678", "voip"),
        ("+44 70 1234 5678", "personal"),
        ("+1 800 555 0199", "other"),
    ],
)
def test_the_kind_is_what_the_numbering_plan_says(written: str, kind: str) -> None:
    assert values(read, "phone.kind", written) == [kind]


def test_a_made_up_number_of_a_plan_that_countries_share_has_no_region() -> None:
    assert values(read, "phone.number", "+1 555 010 9999") == ["+15550109999"]
    assert values(read, "phone.region", "+1 555 010 9999") == []


def test_a_made_up_number_of_one_countrys_plan_has_its_region() -> None:
    assert values(read, "phone.region", "+49 999 1234567") == ["DE"]


def test_numbers_side_by_side_are_told_apart() -> None:
    text = "+49 151 23456789/+44 7700 900123\n+351 912 345 678 +55 41 99876-5432"
    assert values(read, "phone.region", text) == ["DE", "GB", "PT", "BR"]


def test_the_first_forty_numbers_of_a_part_are_read() -> None:
    assert len(found(reading("+49 151 23456789, " * 90).sheets[0])) == 40
