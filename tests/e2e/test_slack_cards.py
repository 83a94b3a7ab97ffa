from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imsave

from tests.e2e import slack_cards
from tests.e2e.cards import Card
from tests.e2e.slack_cards import Seen, wrong

LINK = ":lock: <https://a.test/x|FBI &amp; IC3> <@U1> <!date^1^{x}|y>"
BLOCKS = [
    {"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "He said\nno <b>"}]}]},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": LINK}]},
    {"type": "actions", "elements": [
        {"type": "static_select", "options": [{"text": {"type": "plain_text", "text": "hidden"}}]},
        {"type": "checkboxes", "options": [{"text": {"type": "mrkdwn", "text": "*Call*"}}]}]},
]  # fmt: skip
PAGE = "He said\nno <b>\nFBI & IC3 @Ana Today\nCall"


@pytest.fixture(autouse=True)
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(slack_cards, "PICTURES", tmp_path)
    imsave(tmp_path / "well.png", np.eye(9))
    imsave(tmp_path / "blank.png", np.zeros((9, 9, 3)))
    return tmp_path


def told(page: str, name: str = "well", post: str = "", complaints: tuple[str, ...] = ()) -> str:
    seen = Seen(name, page, list(complaints))
    return " ".join(wrong(Card(name, list(BLOCKS), post=post), seen))


def test_a_page_that_shows_every_text_is_well() -> None:
    assert told(PAGE) == ""
    assert told(PAGE + " a <b", post="a &lt;b") == ""


@pytest.mark.parametrize("missing", ["He said", "no <b>", "FBI & IC3", "Call"])
def test_each_text_that_is_not_on_the_page_is_told(missing: str) -> None:
    assert "not on the page" in told(PAGE.replace(missing, ""))


def test_a_plain_text_a_blank_picture_and_the_browsers_complaints_are_told() -> None:
    assert "not on the page: 'gone'" in told(PAGE, post="gone")
    assert "blank" in told(PAGE, "blank")
    assert [*wrong(Card("well", []), Seen("well", PAGE, []))] == ["there is nothing to show"]
    assert "cut: DIV" in told(PAGE, complaints=("cut: DIV x",))
