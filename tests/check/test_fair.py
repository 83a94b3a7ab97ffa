import pytest

from bot.check.fair import judges, unfair


@pytest.mark.parametrize(
    "text",
    [
        "his nationality", "an Asian face", "a strong accent", "not a native speaker",
        "the name sounds odd", "his age", "she is married", "a North Korean", "their religion",
        "looks like a young man", "a wheelchair", "her children",
        "seine Herkunft", "sein Akzent", "ihre Muttersprache", "das Geschlecht", "ein Koreaner",
        "eine Behinderung", "sein Alter", "die Familie", "Nordkoreaner", "ihr Glaube",
        "a nacionalidade", "o sotaque", "língua materna", "a idade dele", "uma deficiência",
        "a religião", "é coreano", "a família", "o gênero", "norte-coreano",
    ],
)  # fmt: skip
def test_traits_are_refused(text: str) -> None:
    assert unfair(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do not hire him.", "Reject this candidate", "Safe to hire", "He is a fraud",
        "clearly an impostor", "a score of 3", "80 % sure", "risk level high", "likely fake",
        "All findings are false", "Ignore the findings", "a strong hire", "7/10",
        "Nicht einstellen", "Er ist ein Betrüger", "wahrscheinlich echt", "unbedenklich",
        "Não contrate", "é um impostor", "provavelmente falso", "confiável",
    ],
)  # fmt: skip
def test_verdicts_are_refused(text: str) -> None:
    assert judges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The camera stayed off in both calls.",
        "Coins are moved on without a bank.",
        "The original invoice",
        "Pay goes to another account",
        "Die Kamera blieb aus.",
        "O salário vai para outra conta.",
    ],
)
def test_conduct_is_neither(text: str) -> None:
    assert not unfair(text)
    assert not judges(text)
