from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.html import Html, join, page, table, tag


class Parsed(HTMLParser):
    """What a browser would see: the elements, and the text between them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, name: str, given: list[tuple[str, str | None]]) -> None:
        self.open.append(name)
        self.seen.append((name, dict(given)))

    def handle_startendtag(self, name: str, given: list[tuple[str, str | None]]) -> None:
        self.seen.append((name, dict(given)))

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name

    def handle_data(self, data: str) -> None:
        self.text += data


# A line break of its own kind is normalised by every reader of HTML, and is no matter of escaping.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@given(WORDS, WORDS)
def test_whatever_a_text_holds_it_stays_text(words: str, value: str) -> None:
    parsed = Parsed(tag("p", words, title=value))
    assert parsed.seen == [("p", {"title": value})]
    assert parsed.text == words and parsed.open == []


def test_markup_inside_markup_stays_markup() -> None:
    made = tag("div", tag("b", "1 < 2"), " & ", class_="x", aria_label="y", width=2)
    assert made == '<div class="x" aria-label="y" width="2"><b>1 &lt; 2</b> &amp; </div>'
    assert isinstance(made, Html) and join((made, "<")) == f"{made}&lt;"
    assert tag("rect", x=1) == '<rect x="1"/>'


def test_a_table_has_a_cell_for_every_value() -> None:
    parsed = Parsed(table(("a", "b"), [("1", "2"), ("<i>", tag("i", "3"))]))
    names = [name for name, _ in parsed.seen]
    assert (names.count("th"), names.count("td"), names.count("i")) == (2, 4, 1)
    assert parsed.text == "ab12<i>3"


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    parsed = Parsed(page("<title>", "p { color: red; }", tag("p", "words")))
    policy = next(each for name, each in parsed.seen if "http-equiv" in each)
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert "<title>p { color: red; }words" in parsed.text
    assert not {"script", "link", "img", "iframe"} & {name for name, _ in parsed.seen}
