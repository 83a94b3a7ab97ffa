from pathlib import Path

import pytest

from bot.library.load import load
from bot.library.shapes import Words
from bot.library.wording import ENGLISH, Say
from tests.library.folder import told, write

GERMAN = 'language: de\ntexts:\n  "One sign.": "Ein Zeichen."\n  "{n} signs.": "{n} Zeichen."\n'


def test_a_sentence_is_said_in_its_language_or_in_english(tmp_path: Path) -> None:
    library = load(write(tmp_path, {"wording/de.yaml": GERMAN}))
    say = library.say("de")
    assert say("One sign.") == "Ein Zeichen."
    assert say("{n} signs.", n=3) == "3 Zeichen."
    assert say("Nothing else.") == "Nothing else."
    assert library.say("pt")("One sign.") == "One sign."


def test_texts_of_the_folder_are_said_too() -> None:
    words = Words("lamp", de="Lampe")
    assert (Say("de").of(words), Say("pt").of(words), ENGLISH.of(words)) == (
        "Lampe",
        "lamp",
        "lamp",
    )


def test_braces_in_a_value_are_no_names() -> None:
    assert ENGLISH("{text}", text="{n}") == "{n}"
    assert ENGLISH("as it is {n}") == "as it is {n}"


@pytest.mark.parametrize(
    ("pair", "needle"),
    [
        (('"{n} Zeichen."', '"{m} Zeichen."'), "de.yaml:4"),
        (('"{n} Zeichen."', '"{n Zeichen."'), "names in braces"),
        (("language: de", "language: pt"), "the file is called `de`"),
        (('"Ein Zeichen."', '""'), "de.yaml:3"),
    ],
)
def test_mistakes_are_told_where_they_stand(
    pair: tuple[str, str], needle: str, tmp_path: Path
) -> None:
    (mistake,) = told(tmp_path, {"wording/de.yaml": GERMAN.replace(*pair)})
    assert needle in mistake
