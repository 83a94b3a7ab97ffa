"""HTML pages that need nothing else: every text is escaped, styles and charts stand inside."""

from collections.abc import Iterable, Sequence
from html import escape

_EMPTY = frozenset(("meta", "br", "rect", "line"))  # elements without an end


class Html(str):
    """Markup; a plain string beside it is text and is escaped."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: str | float) -> Html:
    """Return an element.

    Args:
        name: of the element.
        inside: markup as it is, texts escaped.
        attributes: ``class_`` for ``class``, an underscore for every hyphen.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
    )
    if name in _EMPTY:
        return Html(f"<{name}{given}/>")
    return Html(f"<{name}{given}>{join(inside)}</{name}>")


def join(parts: Iterable[str]) -> Html:
    """Return parts one behind the other."""
    return Html("".join(each if isinstance(each, Html) else escape(each) for each in parts))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """Return a table."""
    head = tag("tr", *(tag("th", each, scope="col") for each in headings))
    body = (tag("tr", *(tag("td", each) for each in row)) for row in rows)
    return tag("div", tag("table", tag("thead", head), tag("tbody", *body)), class_="wide")


def page(title: str, style: str, *inside: str) -> str:
    """Return a whole page; a policy in it forbids whatever would have to be fetched."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content="default-src 'none'; style-src 'unsafe-inline'",
        ),
        tag("title", title),
        tag("style", Html(style)),
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', *inside), lang='en')}\n"
