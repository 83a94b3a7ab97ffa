from pathlib import Path

import pytest

from tests.contract.channels import CHANNELS, Opened
from tests.journeys.walking import walk

JOURNEYS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda opened: opened.__name__)
@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
async def test_the_conversation_goes_as_written(
    path: Path, channel: Opened, tmp_path: Path
) -> None:
    async with channel(tmp_path) as say:
        assert await walk(path, say) > 0
