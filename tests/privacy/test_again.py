from bot.privacy import again
from bot.privacy.roll import Roll


def names(text: str, *taken: int) -> list[str]:
    """Return what is found again after the words with these numbers were taken."""
    roll = Roll(text)
    for number in taken:
        roll.add(number)
    return [each.text for each in again.find(roll)]


def test_a_name_is_found_again_with_its_particles() -> None:
    assert names("Xquevedo van Marn. later marn, van left", 0, 2) == ["Xquevedo van Marn", "marn"]


def test_initials_of_a_name_are_found_and_codes_are_not() -> None:
    assert names("Xquevedo Marn: XM or X.M. said", 0, 1)[1:] == ["XM", "X.M"]
    assert names("Quevedo Arn: QA said", 0, 1) == ["Quevedo Arn"]


def test_a_name_in_a_compound_is_found() -> None:
    assert names("Marn sent the Marn-Mail", 0) == ["Marn", "Marn"]


def test_the_beginning_of_a_given_name_is_a_short_form() -> None:
    assert names("Theodora came. Theo left, then the theory", 0) == ["Theodora", "Theo"]
    assert names("Theodora came. THEO left, Tech too", 0) == ["Theodora"]


def test_a_name_is_found_letter_by_letter() -> None:
    assert names("it is B-R-U-N-S with an S") == ["B-R-U-N-S"]
    assert names("from A-Z, grades A-B") == []


def test_an_account_that_is_a_name_and_a_letter_is_found() -> None:
    assert names("Xquevedo: ask axquevedo", 0) == ["Xquevedo", "axquevedo"]
