import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.library.load import load
from bot.respond.desk import assess, opening
from bot.respond.record import record

AWARE = datetime(2026, 11, 28, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def test_the_keys_are_the_contract() -> None:
    library = load(Path(__file__).parents[2] / "knowledge")
    text = "a dismissed developer threatens to leak our code unless we pay bitcoin"
    printed = record(assess(opening(text, library, AWARE, jurisdiction="DE"), library), library)
    assert list(printed) == [
        "playbook", "also", "urgency", "jurisdictions", "phase", "do", "do_not", "collect",
        "contacts", "clocks", "questions", "warnings", "notices", "library",
    ]  # fmt: skip
    assert printed["playbook"] == "dismissed-and-threatening" and printed["phase"] == "now"
    assert printed["jurisdictions"] == ["DE"]
    assert {"step", "who", "by", "only_if"} <= printed["do"][0].keys()
    clocks = {each["regime"]: each for each in printed["clocks"]}
    gdpr = next(each for name, each in clocks.items() if "Article 33" in name)
    assert gdpr["limit"] == "72 hours" and gdpr["deadline"] == "2026-12-01T09:30:00+01:00"
    assert len(printed["warnings"]) == 4 and len(printed["questions"]) <= 2
    assert text not in json.dumps(printed)
