from bot.library.reference import reference
from tests.cli.running import deskcheck


def test_fields_lists_the_catalogue() -> None:
    told = deskcheck("knowledge", "fields").stdout
    assert "mail.kind" in told and "disposable" in told
    assert "nationality" not in told


def test_with_shapes_it_lists_the_keys_of_every_file() -> None:
    assert deskcheck("knowledge", "fields", "--shapes").stdout == reference() + "\n"
