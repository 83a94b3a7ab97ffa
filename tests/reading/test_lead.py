import pytest

from bot.reading.lead import led_to
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import turns
from tests.reading.growth import LINEAR, growth

FIRST = "Slide 4: lamps are out."
CHAT = "I: Hypothetical.\nC: He goes.\nI: Fine.\nC: Yes."


def covered(text: str, number: int = 0) -> str:
    """Return what a sentence leads to, from its start on."""
    spoken = turns(text)
    sentence = sentences(text, tokens(text), spoken)[number]
    return text[sentence.start : led_to(text, spoken, sentence)]


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        (f"{FIRST} More.\nNext line.", f"{FIRST} More."),
        ("Things to see:\n- one\n- two\n\nOther.", "Things to see:\n- one\n- two"),
        ("Things to see:\n\n- one\n- two\n\nOther.", "Things to see:\n\n- one\n- two"),
        ("A sample\n\nIt reads.\nSo.\n\nOther.", "A sample\n\nIt reads.\nSo."),
        ('A sample\n"It reads.\nSo."\n\nOther.', 'A sample\n"It reads.\nSo."'),
        ("A sample\nOther.", "A sample"),
        ("A sample", "A sample"),
    ],
)
def test_a_heading_reaches_over_its_line_or_the_paragraph_below(text: str, reaches: str) -> None:
    assert covered(text) == reaches


def test_a_heading_does_not_reach_for_ever() -> None:
    assert len(covered("Things to see:\n" + "- one\n" * 2000)) < 3000


def test_in_a_transcript_it_reaches_over_the_turn_and_its_answer() -> None:
    assert covered(CHAT, 1) == "Hypothetical.\nC: He goes.\n"
    assert covered(CHAT, 3) == "He goes.\n"
    assert covered(CHAT, 7) == "Yes."


def test_the_cost_grows_with_the_length_and_no_faster() -> None:
    def run(text: str) -> None:
        spoken = turns(text)
        for each in sentences(text, tokens(text), spoken):
            led_to(text, spoken, each)

    assert growth(run, lambda length: "Things to see:\n" * (length // 15)) <= LINEAR
