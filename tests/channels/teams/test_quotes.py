from bot.channels.plain import plain
from bot.channels.teams.quotes import quote
from bot.talk.reply import Quote
from tests.channels.teams.looking import found, texts
from tests.channels.teams.samples import HOSTILE


def test_marked_words_are_highlighted_in_a_box_of_their_own() -> None:
    (box,) = quote(Quote("well, no camera", "notes.txt", ((6, 15),)))
    assert box["type"] == "Container" and box["style"] == "emphasis"
    runs = found(box, "TextRun")
    assert [each["text"] for each in runs if each.get("highlight")] == ["no camera"]
    assert texts(box) == "well, no camera  (notes.txt)"


def test_hostile_words_are_runs_alone() -> None:
    made = quote(Quote(HOSTILE, HOSTILE))
    assert found(made, "TextBlock") == [] and plain(HOSTILE) in texts(made)


def test_of_a_very_long_quote_the_marked_part_is_shown_or_all_where_it_is_wanted() -> None:
    said = Quote("a " * 3000 + "camera" + " b" * 3000, "", ((6000, 6006),))
    short = texts(quote(said))
    assert "camera" in short and len(short) < 1600
    assert short.startswith("… ") and short.endswith(" …")
    assert texts(quote(said, whole=True)) == said.text


def test_marks_outside_the_text_do_no_harm() -> None:
    assert texts(quote(Quote("abc", "", ((2, 9), (5, 7), (1, 1))))) == "abc"
    assert quote(Quote(" \u200b", "x")) == []
