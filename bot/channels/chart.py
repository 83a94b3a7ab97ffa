"""Charts as SVG inside a page: bars, and a grid of counts. Colours are the page's classes."""

from collections.abc import Mapping, Sequence

from bot.channels.html import Html, tag

_ROW, _BAR = 24, 16  # height of a row, and of the bar in it
_LABEL, _WIDTH, _VALUE = 150, 560, 46  # where bars begin, the whole chart, room for the number


def bars(title: str, rows: Mapping[str, Sequence[int]], kinds: Sequence[str] = ("",)) -> Html:
    """Return horizontal bars.

    Args:
        title: what is shown, for who cannot see it.
        rows: for each bar its parts.
        kinds: what the parts are, as many as each bar has; they are named in a legend.
    """
    most = max((sum(parts) for parts in rows.values()), default=0) or 1
    scale = (_WIDTH - _LABEL - _VALUE) / most
    top = _ROW if len(kinds) > 1 else 0
    drawn = _legend(kinds) if top else []
    for at, (label, parts) in enumerate(rows.items()):
        y = top + at * _ROW
        drawn.append(_text(_LABEL - 8, y + _BAR - 3, label, anchor="end"))
        x = float(_LABEL)
        for number, kind in enumerate(kinds):
            width = parts[number] * scale
            told = f"{label}{f', {kind}' if kind else ''}: {parts[number]}"
            drawn.append(_rect(x, y, width, _BAR, f"part{number}", told))
            x += width
        drawn.append(_text(x + 6, y + _BAR - 3, str(sum(parts))))
    return _svg(title, _WIDTH, top + len(rows) * _ROW, drawn)


def grid(title: str, rows: Mapping[str, Sequence[int]], columns: Sequence[str]) -> Html:
    """Return a grid of counts, the darker the more; a nought is an empty square.

    Args:
        title: what is shown, for who cannot see it.
        rows: for each row its counts, one a column.
        columns: their names.
    """
    most = max((each for counts in rows.values() for each in counts), default=0) or 1
    side, top = 82, 26
    drawn = [
        _text(_LABEL + at * side + side / 2, top - 9, name, anchor="middle")
        for at, name in enumerate(columns)
    ]
    for row, (label, counts) in enumerate(rows.items()):
        y = top + row * _ROW
        drawn.append(_text(_LABEL - 8, y + _BAR, label, anchor="end"))
        for at, number in enumerate(counts):
            x, told = _LABEL + at * side, f"{label}, {columns[at]}: {number}"
            depth = 0 if not number else 1 + round(3 * number / most)
            drawn.append(_rect(x, y, side - 2, _ROW - 2, f"depth{depth}", told))
            if number:
                shade = "over" if depth >= 3 else "on"
                middle = x + side / 2 - 1
                drawn.append(_text(middle, y + _BAR, str(number), anchor="middle", shade=shade))
    return _svg(title, _LABEL + len(columns) * side, top + len(rows) * _ROW, drawn)


def _legend(kinds: Sequence[str]) -> list[Html]:
    drawn = []
    for number, kind in enumerate(kinds):
        x = _LABEL + number * 100
        drawn += [_rect(x, 2, 12, 12, f"part{number}", kind), _text(x + 18, 13, kind)]
    return drawn


def _svg(title: str, width: float, height: float, drawn: Sequence[Html]) -> Html:
    box = f"0 0 {width:g} {height:g}"
    return tag("svg", *drawn, viewBox=box, role="img", aria_label=title, width=f"{width:g}")


def _rect(x: float, y: float, width: float, height: float, kind: str, told: str) -> Html:
    shape = tag("rect", x=f"{x:.1f}", y=f"{y:g}", width=f"{width:.1f}", height=height, class_=kind)
    return tag("g", tag("title", told), shape)


def _text(x: float, y: float, words: str, anchor: str = "start", shade: str = "on") -> Html:
    return tag("text", words, x=f"{x:.1f}", y=f"{y:g}", text_anchor=anchor, class_=shade)
