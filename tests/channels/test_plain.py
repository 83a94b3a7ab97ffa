import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.plain import _CONTROL, plain


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    for each in plain(text):
        assert each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs")


def test_escape_sequences_bidi_and_zero_width_characters_go() -> None:
    assert plain("a\x1b[2Jb\x9bc\u202ed\u2066e\u200bf\ufeffg\x7fh\u061ci") == "a[2Jbcdefghi"


def test_ordinary_text_of_every_script_stays() -> None:
    text = "Ayşe Demirel\tOlá, 東京 Київ e\u0301\n"
    assert plain(text) == text


def test_a_lone_return_becomes_a_line_break() -> None:
    assert plain("safe\rover\r\nnext") == "safe\nover\nnext"


def test_nothing_that_goes_is_printable_so_printable_text_is_not_searched() -> None:
    gone = [chr(each) for each in range(sys.maxunicode + 1) if _CONTROL.match(chr(each))]
    assert len(gone) > 2_000 and not any(each.isprintable() for each in gone)
