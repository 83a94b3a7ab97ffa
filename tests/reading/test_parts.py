import pytest

from bot.reading.parts import Span


@pytest.mark.parametrize(
    ("other", "shares"),
    [
        (Span(0, 5, 9, "abcd"), True),
        (Span(0, 0, 6, "abcdef"), True),
        (Span(0, 6, 7, "b"), True),
        (Span(0, 0, 5, "abcde"), False),
        (Span(0, 9, 12, "xyz"), False),
        (Span(1, 5, 9, "abcd"), False),
    ],
)
def test_two_places_overlap_where_they_share_a_character(other: Span, shares: bool) -> None:
    span = Span(0, 5, 9, "abcd")
    assert span.overlaps(other) is shares
    assert other.overlaps(span) is shares
