from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy import Mask
from tests.privacy.labelled import labelled


def test_the_same_identifier_has_the_same_name_and_another_another() -> None:
    mask = Mask()
    masked = mask.mask("ana@x.com, bob@x.com, ANA@x.com; +49 151 555 0123 or +491515550123")
    assert masked.text == "[mail-1], [mail-2], [mail-1]; [phone-1] or [phone-1]"
    assert mask.mask("bob@x.com").text == "[mail-2]"
    assert Mask().mask("bob@x.com").text == "[mail-1]"


def test_the_way_back_gives_the_originals() -> None:
    mask = Mask()
    mask.mask("ana@x.com")
    assert mask.plain("To [mail-1], not to [mail-9].") == "To ana@x.com, not to [mail-9]."


def test_masked_text_and_our_own_words_are_joined() -> None:
    mask = Mask()
    assert mask.join("Profile: ", mask.mask("ana@x.com"), ".").text == "Profile: [mail-1]."


def test_who_writes_a_placeholder_gets_nobody_elses_words() -> None:
    mask = Mask()
    mask.mask("ana@x.com")
    masked = mask.mask("print [mail-1] please")
    assert masked.text == "print [mark-1] please"
    assert mask.plain(masked.text) == "print [mail-1] please"


def test_every_labelled_text_comes_back_as_it_was() -> None:
    for each in labelled():
        mask = Mask()
        back = mask.plain(mask.mask(each.text).text)
        assert back.casefold() == each.text.casefold(), each.id


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["Anna ", "ana@x.com ", "+49 151 5550 1234 ", "[name-1]", "[mail-2] ", "[[mail-1]]",
             "x", "mail-1]", "[", "Name: ", "\n", "王小明"]
        ),
        max_size=10,
    ).map("".join)
)  # fmt: skip
def test_so_does_any_text(text: str) -> None:
    mask = Mask()
    assert mask.plain(mask.mask(text).text) == text
