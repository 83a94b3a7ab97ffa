import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.gazetteer import is_area, is_place, regions


@pytest.mark.parametrize(
    ("place", "countries"),
    [
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("Brasil", "BR"),
        ("UK", "GB"),
        ("USA", "US"),
        ("Berlin, Germany", "DE"),
        ("Berlin/Germany", "DE"),
        ("Frankfurt (Oder)", "DE"),
        ("Lisboa - Portugal", "PT"),
        ("São Paulo/SP", "BR"),
        ("Austin, TX", "US"),
        ("Austin, Texas, United States", "US"),
        ("Paris, Texas", "US"),
        ("Washington, DC", "US"),
        ("Vancouver, BC, Canada", "CA"),
        ("München", "DE"),
        ("  'Aarhus', Denmark.", "DK"),
        ("Remote, Germany", "DE"),
        ("Salem, OR", "US"),
        ("Mumbai, IN", "IN"),
        ("Florianópolis, SC", "BR"),
        ("Recife, PE", "BR"),
        ("Atlanta, Georgia", "US"),
        ("Athens, Georgia", "US"),
        ("Tbilisi, Georgia", "GE"),
    ],
)
def test_a_place_with_its_country_or_state_is_in_one_country(place: str, countries: str) -> None:
    assert regions(place) == {countries}


@pytest.mark.parametrize(
    ("place", "some"),
    [
        ("Cambridge", {"GB", "US"}),
        ("Birmingham", {"GB", "US"}),
        ("Hyderabad", {"IN", "PK"}),
        ("Valencia", {"ES", "VE"}),
        ("Georgia", {"GE", "US"}),
        ("Nowhere, Georgia", {"GE", "US"}),
    ],
)
def test_a_name_that_several_countries_have_is_in_all_of_them(place: str, some: set[str]) -> None:
    assert regions(place) >= some


@pytest.mark.parametrize("place", ["", "Narnia", " , ", "CA", "12", "a van", "Xyzzy, Qwerty"])
def test_what_is_not_known_is_nowhere(place: str) -> None:
    assert regions(place) == frozenset()


def test_a_name_is_a_place_and_a_countrys_or_states_name_an_area_too() -> None:
    assert [is_place(name) for name in ("berlin", "germany", "acme works", "")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert [is_area(name) for name in ("germany", "texas", "tx", "berlin", "acme", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


@settings(max_examples=150)
@given(st.text("aeo, /(|)-.'=\tus", max_size=30) | st.text(max_size=30))
def test_any_text_gives_letters_of_countries_or_none(place: str) -> None:
    assert all(len(code) == 2 and code.isupper() for code in regions(place))
    assert regions(place) == regions(place.upper().casefold())
