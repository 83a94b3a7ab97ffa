import pytest

from bot.reading.hosts import misspelt, registered, similar


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("mail.acme.co.uk", ("acme", "co.uk")),
        ("acme.test", ("acme", "test")),
        ("jane.github.io", ("github", "io")),
    ],
)
def test_a_host_has_a_registered_name_and_a_suffix(host: str, parts: tuple[str, str]) -> None:
    assert registered(host) == parts


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("acme-freight-hr.com", "acmefreight.com"),
        ("acmefreight.co", "acmefreight.com"),
        ("acmefrieght.com", "acmefreight.com"),
        ("quellmarkt-consultlng.de", "quellmarkt-consulting.de"),
    ],
)
def test_a_host_that_is_easily_taken_for_another_is_seen(one: str, two: str) -> None:
    assert similar(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("acmefreight.com", "acmefreight.com"),
        ("mail.acmefreight.com", "acmefreight.com"),
        ("acmefreight.de", "acmefreight.com"),
        ("lumen.io", "human.io"),
        ("northfold.com", "acmefreight.com"),
    ],
)
def test_the_same_firm_and_other_firms_are_left_alone(one: str, two: str) -> None:
    assert not similar(one, two)


def test_a_name_written_without_its_marks_is_not_misspelt() -> None:
    assert misspelt("quellmarkd", "quellmarkt")
    assert not misspelt("muellermarkt", "müllermarkt")
    assert not misspelt("quellmarkt", "quellmarkt")
