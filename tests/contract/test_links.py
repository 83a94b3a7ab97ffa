"""What links checks, over every database, and the one for tests beside them."""

import random
from functools import partial

import pytest
import sqlalchemy as sa

from bot.engines.database import Database
from bot.engines.links import DatabaseLinks
from bot.engines.tables import LINK_CASES, LINK_MARKS
from bot.ports import Links
from bot.reading.linked import Entered
from tests.casebook.holding import HeldLinks
from tests.contract.stores import Shelf, together
from tests.engines.keeping import Watch

MANY = 300


@pytest.fixture
def database(shelf: Shelf) -> Database:
    return shelf.open().database


@pytest.fixture
def links(database: Database, watch: Watch) -> DatabaseLinks:
    return DatabaseLinks(database, watch, 90)


def entered(case: str, *marks: int, labels: tuple[int, ...] = (7,), sketch: bytes = b"") -> Entered:
    return Entered(case, frozenset(marks), frozenset(labels), sketch)


def rows(database: Database) -> tuple[int, int]:
    with database.begin(reading=True) as connection:
        count = sa.func.count()
        return (
            connection.execute(sa.select(count).select_from(LINK_CASES)).scalar_one(),
            connection.execute(sa.select(count).select_from(LINK_MARKS)).scalar_one(),
        )


def test_what_shares_a_mark_is_found_as_it_was_kept(links: DatabaseLinks, watch: Watch) -> None:
    low, high = -(2**63), 2**63 - 1
    links.keep(entered("a", low, 2, high, labels=(low, high), sketch=b"\x00\xff"))
    (found,) = links.holders([high, 99, low, high])
    assert found.at == watch.now()
    assert found.entered == entered("a", low, high, labels=(low, high), sketch=b"\x00\xff")
    assert links.holders([99]) == links.holders([]) == []


def test_the_newest_come_first_and_never_the_one_that_asks(links: DatabaseLinks) -> None:
    for case in "abc":
        links.keep(entered(case, 1))
    assert [each.entered.case for each in links.holders([1], "b")] == ["c", "a"]


def test_kept_again_it_takes_the_place_of_what_was_kept_and_of_its_day(
    links: DatabaseLinks, watch: Watch, database: Database
) -> None:
    links.keep(entered("a", 1, 2))
    first = watch.now()
    watch.pass_(days=3)
    links.keep(entered("a", 2, 3))
    assert links.holders([1]) == [] and rows(database) == (1, 2)
    assert [each.at for each in links.holders([3])] == [first]


def test_forgotten_it_leaves_nothing(links: DatabaseLinks, database: Database) -> None:
    links.keep(entered("a", 1, 2))
    links.keep(entered("b", 2))
    links.drop("a")
    links.drop("unknown")
    assert rows(database) == (1, 1)
    assert [each.entered.case for each in links.holders([1, 2])] == ["b"]


def test_after_its_days_it_is_not_found_and_then_deleted(
    links: DatabaseLinks, watch: Watch, database: Database
) -> None:
    for at in range(600):
        links.keep(entered(f"old{at}", at, at + 1))
    watch.pass_(days=91)
    links.keep(entered("new", 1))
    assert [each.entered.case for each in links.holders([1])] == ["new"]
    assert links.old() == 600
    assert links.purge() == 600 and links.purge() == 0
    assert rows(database) == (1, 1)


def test_of_a_mark_that_very_many_have_only_the_newest_are_read(links: DatabaseLinks) -> None:
    for at in range(MANY):
        links.keep(entered(f"{at}", 1, 1000 + at))
    found = links.holders([1])
    assert 20 <= len(found) < MANY and found[0].entered.case == f"{MANY - 1}"


@pytest.mark.parametrize("count", [1, 15, 16, 17, 240, 241, 700])
def test_any_number_of_marks_is_looked_up(links: DatabaseLinks, count: int) -> None:
    links.keep(entered("a", *range(count)))
    (found,) = links.holders(list(range(count)))
    assert found.entered.marks == frozenset(range(count))


def test_the_one_for_tests_keeps_what_the_port_promises(links: DatabaseLinks, watch: Watch) -> None:
    chance, held = random.Random(4), HeldLinks(watch)
    kept: tuple[Links, ...] = (links, held)
    for _ in range(300):
        case, marks = f"c{chance.randrange(40)}", chance.sample(range(60), 3)
        for each in kept:
            each.drop(case)
            each.keep(entered(case, *marks))
        sought = chance.sample(range(60), 4)
        one, other = (each.holders(sought, "c1") for each in kept)
        assert {(h.entered.case, h.entered.marks) for h in one} == {
            (h.entered.case, h.entered.marks) for h in other
        }


def test_several_processes_keep_at_once_and_each_sees_what_all_kept(
    shelf: Shelf, watch: Watch
) -> None:
    def keep(process: int) -> None:
        mine = DatabaseLinks(shelf.open().database, watch, 90)
        for at in range(10):
            mine.keep(entered(f"{process}-{at}", 1, 100 * process + at))

    together([partial(keep, process) for process in range(4)])
    links = DatabaseLinks(shelf.open().database, watch, 90)
    every = {f"{process}-{at}" for process in range(4) for at in range(10)}
    assert {each.entered.case for each in links.holders([1])} == every


def test_the_same_check_kept_by_two_at_once_is_there_once(shelf: Shelf, watch: Watch) -> None:
    def keep() -> None:
        mine = DatabaseLinks(shelf.open().database, watch, 90)
        for at in range(20):
            mine.keep(entered("a", 1, 2 + at))

    together([keep] * 3)
    database = shelf.open().database
    assert [each.entered.case for each in DatabaseLinks(database, watch, 90).holders([1])] == ["a"]
    assert rows(database) == (1, 2)
