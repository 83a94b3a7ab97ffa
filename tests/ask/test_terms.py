from bot.ask.terms import Terms


def test_terms_are_stems_without_the_silent_words() -> None:
    own = Terms(silent=["the", "are"])
    assert own.of("The cameras ARE recording") == ["camera", "record"]
    assert own.of("the company's laptops") == own.of("the company laptop")


def test_names_of_letters_and_figures_stay_together() -> None:
    assert "i9" in Terms().of("form I-9") and "8k" in Terms().of("an 8-K filing")
    assert "w2" in Terms().of("a W-2")


def test_what_means_the_same_is_known_both_ways_phrases_as_a_whole() -> None:
    own = Terms(synonyms=[["eor", "employer of record"], ["laptop", "notebook"]])
    assert own.alike(own.of("laptop"))["laptop"] == {"notebook"}
    assert own.alike(own.of("notebook"))["notebook"] == {"laptop"}
    assert "record" in own.alike(own.of("eor"))["eor"]
    assert own.alike(own.of("employer of record"))["record"] == {"eor"}
    assert own.alike(own.of("record"))["record"] == frozenset()
