from bot.privacy.labels import LABELS, MANY, WEAK


def test_labels_are_in_small_letters() -> None:
    assert all(each == each.casefold().strip() and each for each in LABELS)
    assert {"name", "nome completo", "姓名", "c/o", "ansprechpartner"} <= LABELS


def test_what_is_told_of_some_labels_is_told_of_labels() -> None:
    assert WEAK <= LABELS and {"panel", "teilnehmer", "presentes"} < MANY
