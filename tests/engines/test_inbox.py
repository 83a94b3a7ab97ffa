"""What holds for the file alone; tests/contract/test_inboxes.py holds for every database."""

from pathlib import Path

import sqlalchemy as sa

from bot.engines.store import Store
from bot.engines.tables import INBOX


def test_what_it_holds_is_sealed_and_gone_when_done(kept: Store, tmp_path: Path) -> None:
    words = b"he refused to switch the camera on"
    kept.inbox.accept("1", "ana", words)
    files = [each.read_bytes() for each in tmp_path.iterdir() if each.is_file()]
    assert not any(words in each for each in files)
    kept.inbox.claim(1)
    kept.inbox.done("1")
    with kept.database.begin() as connection:
        assert connection.execute(sa.select(INBOX.c.payload)).scalar_one() is None
