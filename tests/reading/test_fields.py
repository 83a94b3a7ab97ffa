import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.fields import fields, labelled
from bot.reading.parts import Part
from bot.reading.sheet import prepare


def read(text: str) -> dict[str, str]:
    """Return label and value of every field."""
    return {field.label: field.value for field in fields(prepare(0, Part("p", text)))}


def wanted(text: str, *labels: str) -> list[str]:
    return [field.value for field in labelled(prepare(0, Part("p", text)), *labels)]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Time zone: GMT+2", "time zone", "GMT+2"),
        ("Time zone = GMT+2", "time zone", "GMT+2"),
        ("  - Time zone: GMT+2", "time zone", "GMT+2"),
        ("* Kontoinhaber: Petra Schulz", "kontoinhaber", "Petra Schulz"),
        ("> Reply-To: a@example.org", "reply-to", "a@example.org"),
        ("**Name:** Mary Major", "name", "Mary Major"),
        ("Endereço de entrega: Rua A 12", "endereço de entrega", "Rua A 12"),
        ("Legal name (as on ID): Mary Major", "legal name (as on id)", "Mary Major"),
        ("ID 7 | Name: Mary Major | Rust", "name", "Mary Major"),
        ("ID 7 • Name: Mary Major • Rust", "name", "Mary Major"),
        ("ID 7; Name: Mary Major; Rust", "name", "Mary Major"),
        ("ID 7 // Name: Mary Major", "name", "Mary Major"),
        ("ID 7 >> Name: Mary Major", "name", "Mary Major"),
        ("ID 7 :: Name: Mary Major", "name", "Mary Major"),
        ('{"account_holder": "Mary Major"}', "account holder", "Mary Major"),
        ('{"id":7,"account_holder":"Mary Major","x":1}', "account holder", "Mary Major"),
        ('<a holder="Mary Major">', "a holder", "Mary Major"),
        ("Name\tMary Major", "name", "Mary Major"),
        ("Name | Mary Major", "name", "Mary Major"),
    ],
)
def test_a_label_and_its_value_are_read_from_every_kind_of_copy(
    text: str, label: str, value: str
) -> None:
    assert read(text)[label] == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mary Major",
        "Name:",
        "Name: ",
        ": Mary",
        "12:30",
        "https://example.org",
        "a line\nb line",
    ],
)
def test_what_has_no_label_or_no_value_is_no_field(text: str) -> None:
    assert not set(read(text)) - {"https"}


def test_lines_are_fields_of_their_own() -> None:
    text = "Name: Mary Major\nIBAN: none\n\nCity: Leeds"
    assert read(text) == {"name": "Mary Major", "iban": "none", "city": "Leeds"}


def test_a_field_is_found_by_words_of_its_label() -> None:
    text = "Current location: Leeds\nRelocation: no\nLocation now: York"
    assert wanted(text, "location") == ["Leeds", "York"]
    assert wanted(text, "now", "relocation") == ["no", "York"]
    assert wanted(text, "loc") == []


@settings(max_examples=150)
@given(st.text('aB:=|"\t\n ;•-_/>', max_size=80) | st.text(max_size=80))
def test_a_value_stands_where_its_field_says_and_no_place_comes_twice(text: str) -> None:
    sheet = prepare(0, Part("p", text))
    found = list(fields(sheet))
    for field in found:
        assert sheet.text[field.start : field.end] == field.value != ""
        assert field.label == field.label.strip().casefold()
    assert len({field.start for field in found}) == len(found)
