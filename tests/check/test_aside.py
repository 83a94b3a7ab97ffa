from bot.check.aside import render
from bot.check.explanation import Explanation, Suggestion
from bot.check.words import render as lay_out
from bot.library.wording import ENGLISH
from bot.reading.parts import Part, Span
from bot.talk.reply import FindingCard, Notice, Prose, Quote, Title
from tests.check.explaining import checked, explained, place

PARTS = (Part("a", "abc def"), Part("b", "x"))
SAID = Explanation("A note.", (Suggestion("camera-refused", "Camera", Span(0, 0, 3, "abc")),
                               Suggestion("other", "", Span(1, 0, 1, "x"))))  # fmt: skip


def test_it_stands_apart_and_says_whose_words_they_are() -> None:
    parts = list(render(SAID, PARTS, ENGLISH))
    assert parts[0] == Title("From the chat model, not from the rules", 2)
    assert parts[1] == Prose("A note.")
    assert [each for each in parts if isinstance(each, Quote)] == [
        Quote("abc", "a"),
        Quote("x", "b"),
    ]
    assert any("“Camera”" in each.text for each in parts if isinstance(each, Prose))
    assert isinstance(parts[-1], Notice)


def test_findings_are_laid_out_as_without_it() -> None:
    with_it = lay_out(explained([], [place("went online last Tuesday")]))
    without = lay_out(checked())
    assert (with_it.written_by, without.written_by) == ("model", "rules")
    kept = [each for each in with_it.parts if each in without.parts]
    assert kept == list(without.parts)
    assert [each for each in kept if isinstance(each, FindingCard)]
    assert with_it.fallback == without.fallback
