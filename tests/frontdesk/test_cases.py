from dataclasses import replace
from datetime import timedelta

import pytest

from bot.engines.recent import RecentSessions
from bot.frontdesk.cases import Cases, Foreign, owner
from bot.talk.message import Message
from tests.engines.keeping import Watch

ANA = Message("1", "", sender="ana", channel="slack", workspace="T", thread="t")


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def cases(watch: Watch) -> Cases:
    return Cases(RecentSessions(watch), watch, timedelta(days=2))


def test_a_case_is_found_by_its_id_and_as_the_last_of_its_thread(cases: Cases) -> None:
    id_ = cases.open(ANA, "ask", ("a?",))
    for message in (replace(ANA, about=id_, thread="elsewhere"), ANA):
        found = cases.find(message)
        assert found and found.id == id_ and found.session.state == ("a?",)
    assert cases.find(replace(ANA, thread="other")) is None
    assert cases.find(replace(ANA, sender="bo")) is None
    newer = cases.open(ANA, "ask", ("b?",))
    found = cases.find(ANA)
    assert found and found.id == newer != id_


def test_a_thread_forgets_sooner_than_a_card(cases: Cases, watch: Watch) -> None:
    id_ = cases.open(ANA, "ask", ("a?",))
    watch.pass_(minutes=31)
    assert cases.find(ANA) is None
    assert cases.find(replace(ANA, about=id_))
    watch.pass_(days=2)
    assert cases.find(replace(ANA, about=id_)) is None


def test_nobody_presses_anothers_card_but_one_that_was_sent_to_them(cases: Cases) -> None:
    id_ = cases.open(ANA, "check", "state")
    for stranger in (replace(ANA, sender="bo"), replace(ANA, workspace="T2")):
        with pytest.raises(Foreign):
            cases.find(replace(stranger, about=id_))
    sent = cases.open(ANA, "security", "state", person="lead")
    assert cases.find(replace(ANA, sender="lead", about=sent))
    last = cases.find(ANA)
    assert last and last.id == id_, "what was sent on is not the thread's last"


def test_a_change_keeps_the_time_it_has(cases: Cases, watch: Watch) -> None:
    id_ = cases.open(ANA, "ask", ("a?",))
    about = replace(ANA, about=id_)
    found = cases.find(about)
    assert found
    watch.pass_(days=1)
    cases.change(found, lambda each: replace(each, state=("b?",)))
    watch.pass_(hours=23)
    found = cases.find(about)
    assert found and found.session.state == ("b?",)
    cases.drop(found)
    assert cases.find(about) is None


def test_people_of_two_workspaces_are_two() -> None:
    assert owner(ANA) != owner(replace(ANA, workspace="T2"))


def test_what_is_opened_again_for_the_same_message_is_the_same_case(watch: Watch) -> None:
    cases = Cases(RecentSessions(watch), watch, timedelta(days=2), lambda of: of[::-1] * 9)
    opened = [
        cases.open(ANA, "ask", ()), cases.open(ANA, "ask", ()),
        cases.open(replace(ANA, id="2"), "ask", ()), cases.open(ANA, "ask", (), person="lead"),
    ]  # fmt: skip
    assert opened[0] == opened[1] and len(set(opened)) == 3
