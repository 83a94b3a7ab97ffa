import re
from xml.etree import ElementTree

from bot.channels.chart import bars, grid


def widths(markup: str, kind: str) -> list[float]:
    """The widths of the rectangles of one class, in order."""
    return [
        float(each.attrib["width"])
        for each in ElementTree.fromstring(markup).iter("rect")
        if each.attrib["class"] == kind
    ]


def words(markup: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(markup).iter("text")]


def test_bars_are_as_long_as_their_numbers() -> None:
    markup = bars("Things", {"a": (10, 30), "b": (20, 0), "<c>": (0, 0)}, ("few", "many"))
    few, many = widths(markup, "part0")[1:], widths(markup, "part1")[1:]  # the legend's are first
    assert few[1] == 2 * few[0] and many[0] == 3 * few[0]
    assert (few[2], many[1], many[2]) == (0, 0, 0)
    assert words(markup) == ["few", "many", "a", "40", "b", "20", "<c>", "0"]


def test_a_chart_says_what_it_is_and_stays_inside_its_frame() -> None:
    for markup in (
        bars("Things & more", {"long label": (7,), "b": (3,)}),
        grid("Things & more", {"a": (1, 2), "b": (0, 9)}, ("x", "y")),
    ):
        root = ElementTree.fromstring(markup)
        assert root.attrib["aria-label"] == "Things & more" and root.attrib["role"] == "img"
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for each in root.iter("rect"):
            place = {key: float(each.attrib[key]) for key in ("x", "y", "width", "height")}
            assert place["x"] >= 0 and place["x"] + place["width"] <= width
            assert place["y"] >= 0 and place["y"] + place["height"] <= height


def test_a_grid_is_darker_where_there_is_more() -> None:
    markup = grid("Things", {"a": (0, 1), "b": (4, 8)}, ("x", "y"))
    depths = [int(each) for each in re.findall(r'class="depth(\d)"', markup)]
    assert depths[0] == 0 and depths == sorted(depths) and depths[-1] == 4
    assert words(markup) == ["x", "y", "a", "1", "b", "4", "8"]
    assert "b, y: 8" in markup


def test_nothing_to_show_is_drawn_all_the_same() -> None:
    assert ElementTree.fromstring(bars("None", {})).tag == "svg"
    assert widths(bars("Noughts", {"a": (0,)}), "part0") == [0.0]
    assert ElementTree.fromstring(grid("None", {}, ())).tag == "svg"
