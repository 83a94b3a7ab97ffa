"""Draws the icons of the Teams app: a card with its marked line, ticked.

Run by hand with ``python .ci/make_icons.py``; it needs matplotlib, which only developers have.
"""

from pathlib import Path
from typing import Any

from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

FOLDER = Path(__file__).parent.parent / "manifests" / "teams"
GROUND, PAPER, MARK, TICK = "#1f3a4d", "#ffffff", "#f2b84b", "#1f3a4d"


def _sheet(size: int, ground: str) -> tuple[Figure, Axes]:
    """Return a square of ``size`` pixels, a hundred units wide."""
    figure = pyplot.figure(figsize=(size / 96, size / 96), dpi=96)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    axes.axis("off")
    figure.patch.set_facecolor(ground)
    return figure, axes


def _box(
    x: float, y: float, wide: float, high: float, round_: float, **style: Any
) -> FancyBboxPatch:
    inside = (x + round_, y + round_), wide - 2 * round_, high - 2 * round_
    return FancyBboxPatch(*inside, boxstyle=f"round,pad={round_}", **style)


def color() -> None:
    """Draw the icon of the store and of the app bar, 192 by 192."""
    figure, axes = _sheet(192, GROUND)
    axes.add_patch(_box(24, 18, 52, 64, 5, facecolor=PAPER, linewidth=0))
    for y, end in ((70, 66), (60, 58)):
        axes.plot((34, end), (y, y), color="#b9c6cf", linewidth=7, solid_capstyle="round")
    axes.plot((34, 62), (49, 49), color=MARK, linewidth=9, solid_capstyle="round")
    axes.plot(
        (37, 46, 64), (32, 24, 39), color=TICK, linewidth=9, solid_capstyle="round",
        solid_joinstyle="round",
    )  # fmt: skip
    figure.savefig(FOLDER / "color.png", facecolor=figure.get_facecolor(), metadata={})


def outline() -> None:
    """Draw the icon of the app bar where it is not chosen: white lines on nothing, 32 by 32."""
    figure, axes = _sheet(32, "none")
    axes.add_patch(_box(18, 8, 64, 84, 8, facecolor="none", edgecolor="white", linewidth=1.6))
    axes.plot((34, 66), (70, 70), color="white", linewidth=1.6, solid_capstyle="round")
    axes.plot((34, 66), (54, 54), color="white", linewidth=1.6, solid_capstyle="round")
    axes.plot(
        (34, 46, 67), (33, 23, 40), color="white", linewidth=1.8, solid_capstyle="round",
        solid_joinstyle="round",
    )  # fmt: skip
    figure.savefig(FOLDER / "outline.png", transparent=True, metadata={})


if __name__ == "__main__":
    color()
    outline()
