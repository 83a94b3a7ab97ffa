import json

from tests.cli.running import deskcheck


def test_a_text_is_told_its_desk() -> None:
    printed = json.loads(deskcheck("route", "can we require the camera to be on?").stdout)
    assert printed["intent"] == "ask" and printed["why"]
    assert json.loads(deskcheck("route", "-", given="hi").stdout)["intent"] == "help"
    assert json.loads(deskcheck("route", "banana").stdout)["intent"] == "unsure"
    assert json.loads(deskcheck("route", "README.md").stdout)["intent"] == "check"
