from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from bot.library.links import LinkFile
from bot.library.load import CHECKING, LINKING, load
from tests.library.folder import write
from tests.library.links import CONTENT, LINK


def test_a_file_is_read_where_links_are_wanted_and_closed_where_not(tmp_path: Path) -> None:
    root = write(tmp_path, {LINK: CONTENT})
    for only in (LINKING, frozenset[str]()):
        assert load(root, only=only).links["shared-contact"].many == 15
    assert load(root, only=CHECKING).links == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [("many", 1), ("many", 61), ("weight", "heavy"), ("area", "weather"), ("verify", []),
     ("sources", []), ("innocent_reasons", []), ("widely", None), ("covers", ["X1"]), ("when", {})],
)  # fmt: skip
def test_it_holds_only_what_its_keys_may_hold(key: str, value: Any) -> None:
    content: dict[str, Any] = yaml.safe_load(CONTENT)
    LinkFile.model_validate(content)
    with pytest.raises(ValidationError) as caught:
        LinkFile.model_validate({**content, key: value})
    assert {error["loc"][0] for error in caught.value.errors()} == {key}
