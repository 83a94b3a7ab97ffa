"""A short form of ``make chaos``: what was accepted is answered, and it recovers by itself."""

import random
from pathlib import Path

import pytest

from tests.chaos.suffering import Outcome, suffer, teams_down
from tests.chaos.troubles import TROUBLES, Trouble
from tests.postgres import Server

EVENTS, SECONDS = 24, 1.0


def held(outcome: Outcome) -> None:
    assert outcome.accepted, "nothing was accepted: then this proves nothing"
    assert outcome.lost == 0, outcome.toll.lost
    assert outcome.doubled <= 1, outcome.toll.doubled
    assert outcome.other == 0, outcome.toll.other
    assert "Traceback" not in outcome.toll.log, outcome.toll.log


@pytest.mark.parametrize("trouble", [each for each in TROUBLES if not each.server], ids=str)
async def test_a_trouble_loses_nothing_and_passes(trouble: Trouble, tmp_path: Path) -> None:
    chance = random.Random()
    held(await suffer(trouble, tmp_path, chance, None, events=EVENTS, seconds=SECONDS))


@pytest.mark.parametrize("trouble", [each for each in TROUBLES if each.server], ids=str)
async def test_a_trouble_of_several_processes_passes(
    trouble: Trouble, tmp_path: Path, server: Server
) -> None:
    held(await suffer(trouble, tmp_path, random.Random(), server, events=EVENTS, seconds=SECONDS))


async def test_while_teams_is_down_answers_wait(tmp_path: Path) -> None:
    held(await teams_down(tmp_path, random.Random(), events=6, seconds=1.0))
