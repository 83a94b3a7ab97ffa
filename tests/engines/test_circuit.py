import pytest

from bot.engines.circuit import Circuit
from bot.talk.trouble import EngineError
from tests.engines.asking import Tick


def test_after_a_failure_nobody_tries_for_a_minute_and_then_one() -> None:
    tick = Tick()
    circuit = Circuit(60, tick)
    circuit.enter()
    circuit.open("Gone.")
    assert circuit.absent == "Gone."
    with pytest.raises(EngineError, match=r"^Gone\.$"):
        circuit.enter()
    tick.at += 60
    assert circuit.absent == ""
    circuit.enter()
    with pytest.raises(EngineError):
        circuit.enter()  # one tries it, nobody else
    circuit.close()
    circuit.enter()
    circuit.enter()


def test_a_try_that_fails_rests_anew_and_one_that_is_left_is_another_ones() -> None:
    tick = Tick()
    circuit = Circuit(60, tick)
    circuit.open("Gone.")
    tick.at += 60
    circuit.enter()
    circuit.open("Slow.")
    assert circuit.absent == "Slow."
    tick.at += 60
    circuit.enter()
    circuit.leave()
    circuit.enter()
