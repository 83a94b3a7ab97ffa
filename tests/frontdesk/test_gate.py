import pytest

from bot.frontdesk.gate import Gate
from bot.library.wording import ENGLISH
from bot.talk.message import Message
from bot.talk.trouble import DeskcheckError

ANA = Message("1", "hi", sender="U1", workspace="T1", groups=frozenset({"S1"}))


@pytest.mark.parametrize(
    ("gate", "let_in"),
    [
        (Gate(), True),
        (Gate(workspaces=frozenset({"T1"})), True),
        (Gate(workspaces=frozenset({"T2"}), people=frozenset({"U1"})), False),
        (Gate(people=frozenset({"U1"})), True),
        (Gate(people=frozenset({"U2"})), False),
        (Gate(groups=frozenset({"S1", "S2"})), True),
        (Gate(groups=frozenset({"S2"})), False),
        (Gate(groups=frozenset({"S2"}), people=frozenset({"U1"})), True),
    ],
)
def test_who_may_ask(gate: Gate, let_in: bool) -> None:
    refused = gate.refuses(ANA, ENGLISH)
    assert (refused == "") is let_in
    assert let_in or "Whoever runs it can add you" in refused


def test_a_lot_in_a_short_time_is_told_how_long_to_wait() -> None:
    class Full:
        def wait(self, key: str) -> float:
            return 12.2

    gate = Gate(limit=Full())
    assert "in 13 seconds" in gate.refuses(ANA, ENGLISH)
    pressed = Message("2", "", sender="U1", press="help")
    assert gate.refuses(pressed, ENGLISH) == "", "a button is never held up"


class Counting:
    """A meter that remembers refusals, and a limit that is always reached."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def came(self, channel: str) -> None: ...

    def worked(self, channel: str, outcome: str, seconds: float) -> None: ...

    def replied(self, channel: str, desk: str, outcome: str, seconds: float) -> None: ...

    def refused(self, reason: str) -> None:
        self.reasons.append(reason)

    def wait(self, key: str) -> float:
        return 9.0


def test_whom_it_does_not_let_in_is_counted_by_reason() -> None:
    meter = Counting()
    assert Gate(people=frozenset({"U2"}), meter=meter).refuses(ANA, ENGLISH)
    assert Gate(limit=meter, meter=meter).refuses(ANA, ENGLISH)
    assert not Gate(meter=meter).refuses(ANA, ENGLISH)
    assert meter.reasons == ["not-allowed", "too-many"]


@pytest.mark.parametrize(
    ("role", "let_in"),
    [(set(), True), ({"U1"}, True), ({"U2"}, False), ({"S1"}, True), ({"S2", "U9"}, False)],
)
def test_a_role_lets_its_people_and_groups_use_a_desk(role: set[str], let_in: bool) -> None:
    gate = Gate(roles={"check": frozenset(role)})
    gate.admit("ask", ANA, ENGLISH)
    gate.admit("frontdesk", ANA, ENGLISH)
    if let_in:
        gate.admit("check", ANA, ENGLISH)
    else:
        with pytest.raises(DeskcheckError, match="Whoever runs Deskcheck can add you"):
            gate.admit("check", ANA, ENGLISH)


def test_whoever_may_not_lead_an_incident_is_told_whom_to_call() -> None:
    gate = Gate(roles={"respond": frozenset({"U2"})})
    with pytest.raises(DeskcheckError, match="Tell your security lead now, by telephone"):
        gate.admit("respond", ANA, ENGLISH)


def test_the_folders_state_is_for_its_keepers_and_their_groups_alone() -> None:
    assert not Gate().keeps(ANA)
    assert Gate(keepers=frozenset({"U1"})).keeps(ANA) and Gate(keepers=frozenset({"S1"})).keeps(ANA)
