import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "ext. ⟦4471⟧ or ⟦x4471⟧",
    "me ligou no ⟦ramal 2207⟧",
    "Durchwahl ⟦-471⟧",
    "⟦+43 1 555 01 38 DW 12⟧",
    "⟦415.555.0119 x 304⟧",
    "⟦+44 (0) 20 7946 0317 ext. 22⟧",
    "Tel: ⟦55 01 13⟧",
    "call ⟦+48&nbsp;22&nbsp;555&nbsp;01&nbsp;13⟧",
    "⟦(030) 12 34 56-78⟧",
    "⟦091.2345.678⟧",
    "هاتف ⟦٠٥٥٥٠١٢٣٤٥⟧",
    "it is ⟦plus one, four one five, five five five, oh one six three⟧",
    "⟦null eins sieben vier, neun vier sechs, vier drei, null acht⟧",
    "name,ramal\nAnna,⟦2207⟧",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_how_somebody_is_called_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Release 125.0.6422.141",
        "build 20240611.3",
        "policy 2024-0088",
        "one of the two or three best",
        "His phone camera is broken and the number of calls is 12",
        "via Zoom 3 times a week",
    ],
)
def test_versions_and_counts_stay(text: str) -> None:
    assert found(text) == []


def test_an_extension_in_brackets_is_found_with_its_word() -> None:
    assert left("report to the desk (⟦ext. 4417⟧) and wait") == []
