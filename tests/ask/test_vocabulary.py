from bot.ask.vocabulary import vocabulary
from tests.knowledge.test_signals import SHIPPED


def test_the_folders_words_are_known_in_every_language() -> None:
    words = vocabulary(SHIPPED)
    assert words is vocabulary(SHIPPED)
    for text, language in (
        ("Hold the parcel until a live call confirms the other address.", "en"),
        ("Konten werden nie geteilt.", "de"),
        ("As contas nunca são partilhadas.", "pt"),
    ):
        assert words.strange(text, language) == []
    assert words.english("konten", "de") == "account"
