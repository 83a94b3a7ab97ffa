from threading import Event, Thread, get_ident

import pytest

from bot.engines import halves
from bot.engines.halves import Halves


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "cores", lambda: 2)


def done(work: Halves, parts: int) -> dict[int, int]:
    """Return for each part the thread that did it."""
    by: dict[int, int] = {}
    work.run(
        lambda part: by.update(dict.fromkeys(range(part.start, part.stop), get_ident())), parts
    )
    return by


def test_each_part_is_done_once_half_of_them_by_another_thread() -> None:
    by = done(Halves(), 5)
    assert sorted(by) == [0, 1, 2, 3, 4]
    assert by[0] == by[1] == get_ident() != by[2] == by[3] == by[4]


def test_one_core_or_one_part_is_done_by_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(done(Halves(), 1).values()) == {get_ident()}
    monkeypatch.setattr(halves, "cores", lambda: 1)
    assert set(done(Halves(), 4).values()) == {get_ident()}


def test_who_finds_the_second_thread_taken_does_all_alone() -> None:
    work, begun, go_on = Halves(), Event(), Event()

    def slow(part: slice) -> None:
        begun.set()
        go_on.wait(10)

    first = Thread(target=work.run, args=(slow, 2))
    first.start()
    assert begun.wait(10)
    assert set(done(work, 4).values()) == {get_ident()}
    go_on.set()
    first.join(10)
    assert len(set(done(work, 4).values())) == 2  # it is free again


@pytest.mark.parametrize("bad", [0, 1])
def test_what_the_work_raises_reaches_the_caller_and_the_thread_is_free_again(bad: int) -> None:
    work = Halves()

    def fail(part: slice) -> None:
        if part.start == bad:
            raise ValueError(bad)

    with pytest.raises(ValueError, match=str(bad)):
        work.run(fail, 2)
    assert len(set(done(work, 2).values())) == 2


def test_the_cores_are_those_that_the_process_may_use() -> None:
    assert halves.cores() >= 1


def test_what_is_begun_runs_beside_the_caller_and_is_waited_for() -> None:
    work, go_on = Halves(), Event()

    def slow() -> int:
        go_on.wait(10)
        return get_ident()

    wait = work.begin(slow)
    assert work.begin(get_ident)() == get_ident()  # nobody is free: who waits does it
    go_on.set()
    assert wait() != get_ident()
    assert work.begin(get_ident)() != get_ident()


def test_on_one_core_who_waits_does_what_was_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "cores", lambda: 1)
    assert Halves().begin(get_ident)() == get_ident()


def test_what_was_begun_raises_where_it_is_waited_for() -> None:
    work = Halves()
    wait = work.begin(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        wait()
    assert work.begin(get_ident)() != get_ident()
