from bot.privacy import Mask


def test_the_same_identifier_has_the_same_name_and_another_another() -> None:
    mask = Mask()
    assert mask.mask("ana@x.com, bob@x.com, ANA@x.com").text == "[mail-1], [mail-2], [mail-1]"
    assert mask.mask("bob@x.com").text == "[mail-2]"


def test_the_way_back_gives_the_originals() -> None:
    mask = Mask()
    mask.mask("ana@x.com")
    assert mask.plain("To [mail-1], not to [mail-9].") == "To ana@x.com, not to [mail-9]."


def test_masked_text_and_our_own_words_are_joined() -> None:
    mask = Mask()
    assert mask.join("Profile: ", mask.mask("ana@x.com"), ".").text == "Profile: [mail-1]."
