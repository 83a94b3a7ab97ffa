from hypothesis import given
from hypothesis import strategies as st

from bot.check.seen import QUOTE_LIMIT, around, quote
from bot.reading.parts import Part, Span


def marked(text: str, start: int, end: int) -> Span:
    return Span(0, start, end, text[start:end])


@st.composite
def regions(draw: st.DrawFn) -> tuple[str, tuple[int, int], Span]:
    text = draw(st.text(min_size=1, max_size=900))
    first = draw(st.integers(0, len(text) - 1))
    last = draw(st.integers(first + 1, min(len(text), first + 200)))
    start, end = draw(st.integers(0, first)), draw(st.integers(last, len(text)))
    return text, (start, end), marked(text, first, last)


@given(regions())
def test_a_quote_is_exact_short_and_holds_its_mark(
    given: tuple[str, tuple[int, int], Span],
) -> None:
    text, region, mark = given
    seen = quote(Part("p", text), 0, region, [mark])
    assert seen.span.quote == text[seen.span.start : seen.span.end]
    assert 0 < len(seen.span.quote) <= QUOTE_LIMIT
    assert seen.span.start <= mark.start < mark.end <= seen.span.end
    assert region[0] <= seen.span.start and seen.span.end <= region[1]


def test_a_fact_is_quoted_with_its_line() -> None:
    text = "Skills\n  - 12 years of Kubernetes, daily\nEducation"
    start = text.index("12")
    seen = around([Part("cv", text)], marked(text, start, start + 22))
    assert seen.span.quote == "12 years of Kubernetes, daily"


def test_a_quote_begins_behind_a_bullet_and_ends_with_what_closes() -> None:
    text = "> wrote from <a@b.example>\n"
    seen = quote(Part("mail", text), 0, (0, len(text)), [marked(text, 2, 7)])
    assert seen.span.quote == "wrote from <a@b.example>"


def test_a_long_line_is_cut_between_words_around_the_fact() -> None:
    text = "word " * 100 + "THE FACT" + " word" * 100
    start = text.index("THE")
    seen = around([Part("cv", text)], marked(text, start, start + 8))
    assert "THE FACT" in seen.span.quote
    assert set(seen.span.quote.split()) == {"word", "THE", "FACT"}


def test_words_further_apart_than_a_quote_keep_the_first_mark() -> None:
    text = "first " + "x" * 400 + " last"
    marks = [marked(text, 0, 5), marked(text, len(text) - 4, len(text))]
    seen = quote(Part("p", text), 0, (0, len(text)), marks)
    assert seen.span.quote.startswith("first")
    assert len(seen.span.quote) <= QUOTE_LIMIT
    assert seen.marks == (marks[0],)
