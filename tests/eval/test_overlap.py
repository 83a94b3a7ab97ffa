"""No entry of the blind sets was copied from what is tuned: not from the folder, not from a test.

Of a text's runs of eight words, the share that the other texts have too; the folder is read file by
file, so that every example, phrase, way to ask and page is there.
"""

from collections.abc import Callable
from functools import cache

import pytest

from bot.library.folder import files
from tests.eval.overlap import Held
from tests.eval.report import ROOT
from tests.eval.sets import names, rows, texts

MOST = 0.1  # of one entry's runs that may stand elsewhere
LONG = 12  # words; of longer entries none may have more
ANY = 0.01  # of a set's entries that may: short ones, said by many


@cache
def folder() -> Held:
    return Held(path.read_text(encoding="utf-8") for path in files(ROOT / "knowledge"))


@cache
def older() -> Held:
    data = ROOT / "tests" / "data"
    return Held(path.read_text(encoding="utf-8") for path in sorted(data.rglob("*.jsonl")))


def test_a_copied_text_is_seen_and_another_is_not() -> None:
    held = Held(["He would not switch the camera on in any of the four rounds we held.", "Short."])
    assert held.share("we held: HE WOULD NOT SWITCH THE CAMERA ON IN ANY OF THE FOUR") > 0.5
    assert held.share("switch the camera on") == 0.0, "too short to tell"
    assert held.share("would not switch the camera") == 1.0
    assert held.share("nobody switched a camera on in all of the rounds that were held") == 0.0


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("others", [folder, older])
def test_no_entry_is_copied(name: str, others: Callable[[], Held]) -> None:
    """A few words in a row are anybody's: a handful of short messages may stand there, too."""
    shares = [
        (row["id"], others().share(text), len(text.split()))
        for row in rows(name)
        for text in texts(row)
    ]
    assert [each for each in shares if each[1] > MOST and each[2] > LONG] == []
    assert sum(share > MOST for _, share, _ in shares) <= ANY * len(shares)
