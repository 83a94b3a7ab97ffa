import json

from hypothesis import given
from hypothesis import strategies as st

from bot.engines.growing import Growing

TEXTS = st.text(st.sampled_from('ab"\\{}[],:é\n'), max_size=6)
ELEMENTS = st.one_of(TEXTS, st.fixed_dictionaries({"text": TEXTS, "of": st.lists(TEXTS)}))


@given(st.lists(ELEMENTS, max_size=5), TEXTS, st.integers(1, 9), st.booleans())
def test_in_pieces_of_any_size_every_whole_element_is_told_in_order(
    elements: list[object], note: str, size: int, ascii_only: bool
) -> None:
    text = json.dumps({"all": elements, "note": note}, ensure_ascii=ascii_only)
    growing, told = Growing(), list[list[object]]()
    for at in range(0, len(text), size):
        if so_far := growing.feed(text[at : at + size]):
            told.append(json.loads(so_far)["all"])
    assert growing.text == text
    assert all(each == elements[: len(each)] for each in told)
    assert sorted({len(each) for each in told}) == [len(each) for each in told]
    assert (told[-1] if told else []) == elements


@given(st.text(st.sampled_from('ab"\\{}[],:'), max_size=40), st.integers(1, 5))
def test_what_is_no_json_breaks_nothing(text: str, size: int) -> None:
    growing = Growing()
    for at in range(0, len(text), size):
        growing.feed(text[at : at + size])
    assert growing.text == text


def test_words_before_the_object_are_left_out() -> None:
    assert Growing().feed('Here: {"all": ["a", "b') == '{"all": ["a"]}'
