"""Which places of a told incident are the firm's, and which are only somebody's."""

import json
from pathlib import Path
from time import process_time

import pytest

from bot.library.library import Library
from bot.library.load import load
from bot.reading.jurisdictions import around
from bot.reading.seats import LISTS, seats, stated

ROOT = Path(__file__).parents[2]
# A little below what was measured on the half that nothing was tuned on: 98 % and 89 %.
FOUND, QUIET = 0.92, 0.83


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT / "knowledge")


def test_the_shipped_folder_has_every_list_that_places_are_read_by(library: Library) -> None:
    """One that is missing is read as empty, and would fail nothing else."""
    assert all(library.names.get(f"seat-{each}") for each in LISTS)


def held() -> list[tuple[str, set[str]]]:
    """Return the incidents that nothing was tuned on, with their places."""
    lines = (ROOT / "tests/data/places.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["text"], set(row["jurisdictions"])) for row in rows if row["id"][0] == "h"]


def test_the_held_half_finds_the_firms_places_and_leaves_the_others(library: Library) -> None:
    told = [(set(around(seats(text, library), library)), wanted) for text, wanted in held()]
    placed = [wanted <= found for found, wanted in told if wanted]
    without = [not found for found, wanted in told if not wanted]
    assert len(placed) > 50 and len(without) > 30
    assert sum(placed) / len(placed) >= FOUND
    assert sum(without) / len(without) >= QUIET


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("he works for our Lyon branch", ("EU",)),
        ("As an Ohio company we must know", ("US",)),
        ("our lyon office is locked out", ("EU",)),
        ("our nice office is locked out", ()),
        ("Our Halifax office was robbed", ("CA",)),
        ("the lab in Cambridge, MA was robbed", ("US",)),
        ("the Dutch entity pays him", ("EU",)),
        ("Wir sind eine GmbH aus Graz", ("EU",)),
        ("unsere GmbH zahlt ihn", ("DE",)),
        ("a nossa filial francesa", ("EU",)),
        ("Somos de Viseu", ("PT",)),
        ("our Lyon office and the one in Halifax", ("EU", "CA")),
        ("our offices in Turin, Ghent and Halifax", ("EU", "CA")),
        ("do we tell the ICO", ("UK",)),
        ("a North Korean in our team", ()),
        ("he lives in Lyon", ()),
        ("he claims to be in London", ()),
        ("his IP is in Tokyo", ()),
        ("our laptop went to a flat in Lyon", ()),
        ("we pay him in US dollars", ()),
        ("Paris from payroll saw it", ()),
        ("the region is Europe/Berlin", ()),
        ("our office closed for Australia Day", ()),
        ("we leak data, London", ("UK",)),
        ("", ()),
    ],
)
def test_what_stands_beside_a_place_says_whose_it_is(
    text: str, codes: tuple[str, ...], library: Library
) -> None:
    assert seats(text, library) == codes


def test_where_machines_stand_is_a_place_of_what_happened(library: Library) -> None:
    text = "All nine laptops went to a house in Chicago."
    assert seats(text, library) == ()
    assert seats(text, library, scene=True) == ("US",)


def test_a_place_that_nothing_makes_the_firms_is_not_stated(library: Library) -> None:
    assert stated("Turin is nice", library) == ()
    assert stated("An office in Turin offers five seniors", library) == ()
    assert stated("our Turin office", library) == ("EU",)
    # What the folder lists is named, whatever is said of it; and then nothing else counts.
    assert stated("our Turin office asks of a hire in Wales", library) == ("UK",)


@pytest.mark.parametrize(
    "piece", ["our Lyon office, ", "he lives in London. ", "We We ", "Lyon Halifax ", "in the "]
)
def test_time_grows_with_the_length(piece: str, library: Library) -> None:
    def spent(length: int) -> float:
        text = (piece * length)[:length]
        best = 9.0
        for _ in range(3):
            begun = process_time()
            seats(text, library)
            best = min(best, process_time() - begun)
        return best

    spent(1_000)
    assert spent(16_000) <= 15 * 2 * max(spent(1_600), 0.001)
