"""Milliseconds of a check beside a stock pipeline, hostile texts, growth and cold starts."""

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from bench import ask, model, slack, teams
from bench.hostile import hostile
from bot.__main__ import spare
from bot.check.findings import find
from bot.library.library import Library
from bot.library.watch import Shelf
from bot.reading.parts import Part
from bot.reading.profile import read

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
_SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)


def pastes() -> list[str]:
    """Return the sample pastes of the tests."""
    texts = []
    for name in ("profiles/known_good", "pastes/dev_a", "pastes/dev_b", "pastes/honest"):
        path = ROOT / "tests" / "data" / f"{name}.jsonl"
        texts += [json.loads(line)["paste"] for line in path.read_text("utf-8").splitlines()]
    return texts


def of_size(texts: list[str], size: int, start: int = 0) -> str:
    """Return ordinary text of ``size`` characters, put together from pastes."""
    joined = "\n\n".join(texts[start:] + texts[:start])
    return (joined * (size // len(joined) + 1))[:size]


def timed(run: Callable[[str], object], text: str) -> float:
    """Return the milliseconds one call takes."""
    start = time.perf_counter()
    run(text)
    return (time.perf_counter() - start) * 1000


def checked(library: Library, text: str) -> object:
    """Read and match one text."""
    return find(read((Part("text", text),), library, TODAY), library)


def stock(text: str) -> object:
    """Do what one would put together from packages: keywords, links, addresses, phone numbers."""
    import phonenumbers
    from linkify_it import LinkifyIt

    words = "camera|webcam|crypto|usdt|bitcoin|refuse|laptop|ship|address|bank account|wallet|vpn"
    return (
        re.findall(rf"(?i)\b(?:{words})\b", text),
        LinkifyIt().match(text),
        re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", text),
        list(phonenumbers.PhoneNumberMatcher(text, None)),
    )


def percentiles(times: list[float]) -> str:
    """Return p50 and p95 in words."""
    p95 = statistics.quantiles(times, n=20)[18]
    return f"p50 {statistics.median(times):7.1f} ms   p95 {p95:7.1f} ms"


def ordinary(library: Library, texts: list[str]) -> None:
    """Print a check of 4 KB beside the stock pipeline."""
    samples = [of_size(texts, 4_000, start) for start in range(0, len(texts), 2)]
    ours = partial(checked, library)
    print(f"4 KB, {len(samples)} texts")
    # A word list's entries are compiled when a text first has their first word.
    print("  check, words new " + percentiles([timed(ours, text) for text in samples]))
    stock(samples[0])
    print("  check, warm      " + percentiles([timed(ours, text) for text in samples]))
    print("  stock pipeline   " + percentiles([timed(stock, text) for text in samples]))


def enemies(library: Library) -> None:
    """Print a check of 200 KB of every hostile text."""
    print("200 KB of hostile text (the stock pipeline gets 10 KB of the same)")
    for name, text in hostile(200_000).items():
        ours = timed(partial(checked, library), text)
        theirs = timed(stock, text[:10_000])
        print(f"  {name:<18} {ours:8.0f} ms    stock, 10 KB {theirs:8.0f} ms")


def growth(library: Library, texts: list[str]) -> None:
    """Print and plot the cost from 1 KB to 200 KB."""
    print("growth")
    costs = []
    for size in _SIZES:
        text = of_size(texts, size)
        costs.append(min(timed(partial(checked, library), text) for _ in range(5)))
        print(f"  {size:>7,} characters  {costs[-1]:8.1f} ms  {costs[-1] / size * 1000:6.2f} ms/KB")
    plot(costs)


def plot(costs: list[float]) -> None:
    """Draw the growth into bench/growth.svg."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "deskcheck"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4))
    axes.plot([size / 1000 for size in _SIZES], costs, marker="o")
    axes.set_xlabel("length of the pasted text, thousand characters")
    axes.set_ylabel("one check, milliseconds (best of five)")
    axes.set_title("Cost of a check grows linearly")
    axes.grid(visible=True, alpha=0.3)
    figure.tight_layout()
    figure.savefig(ROOT / "bench" / "growth.svg", metadata={"Date": None})


def cold() -> None:
    """Print the time and memory of the command, started anew."""
    from reportlab.pdfgen import canvas

    print("cold start of `deskcheck check FILE` (seconds, resident memory with children)")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "cv.txt"
        text.write_text(pastes()[0], encoding="utf-8")
        pdf = Path(folder) / "cv.pdf"
        page = canvas.Canvas(str(pdf))
        for at, line in enumerate(pastes()[0].splitlines()[:50]):
            page.drawString(40, 800 - 14 * at, line)
        page.save()
        for path in (text, pdf):
            runs = [_started(path) for _ in range(5)]
            seconds = statistics.median(run[0] for run in runs)
            print(f"  {path.suffix:<5} {seconds:5.2f} s   {max(run[1] for run in runs):5.0f} MB")


_MEASURE = (
    "import resource,subprocess,sys,time\n"
    "s=time.perf_counter()\n"
    "subprocess.run([sys.executable,'-m','bot','check',sys.argv[1],'--json'],"
    "stdout=subprocess.DEVNULL,check=True)\n"
    "print(time.perf_counter()-s, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)\n"
)


def _started(path: Path) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def main() -> None:
    """Print all figures."""
    spare()  # as the program does, and as it does, too, the shelf keeps the collector off
    start = time.perf_counter()
    library = Shelf(ROOT / "knowledge").library
    print(
        f"library {library.hash}: {len(library.signals)} signals, {len(library.ideas)} lists, "
        f"loaded in {(time.perf_counter() - start) * 1000:.0f} ms"
    )
    texts = pastes()
    ordinary(library, texts)
    growth(library, texts)
    enemies(library)
    cold()
    ask.answers(library)
    ask.growth(library)
    model.run(library)
    slack.run()
    teams.run()


if __name__ == "__main__":
    main()
