import pytest
from pydantic import ValidationError

from bot.library.papers import GuidanceFile, Limit, PlaceFile


def guidance(**changes: object) -> GuidanceFile:
    return GuidanceFile.model_validate(
        {"title": "t", "owner": "hr", "reviewed": "2026-11-21", **changes}
    )


def test_a_page_without_jurisdictions_holds_everywhere() -> None:
    assert guidance().jurisdictions == () and guidance(jurisdictions=["US-NY"]).jurisdictions


@pytest.mark.parametrize("code", ["us", "USA", "US-NYC", "Germany", ""])
def test_a_jurisdiction_is_a_code(code: str) -> None:
    with pytest.raises(ValidationError):
        guidance(jurisdictions=[code])


def test_norway_is_told_as_what_yaml_made_of_it() -> None:
    with pytest.raises(ValidationError) as raised:
        guidance(jurisdictions=[False])  # an unquoted NO
    assert "False" in str(raised.value)


@pytest.mark.parametrize("limit", [{}, {"hours": 1, "days": 1}, {"hours": 0}, {"hours": "72"}])
def test_a_limit_is_one_number_or_words(limit: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Limit.model_validate(limit)


def test_a_limit_is_said_in_words() -> None:
    assert [str(Limit(days=1)), str(Limit(months=2)), str(Limit(none="soon"))] == [
        "1 day", "2 months", "soon",
    ]  # fmt: skip


def test_contacts_that_no_border_limits_are_of_any_place() -> None:
    place = {"title": "Web3", "jurisdiction": "ANY", "reviewed": "2026-11-21"}
    assert PlaceFile.model_validate(place).jurisdiction == "ANY"
    with pytest.raises(ValidationError):
        PlaceFile.model_validate({**place, "jurisdiction": "ALL"})
