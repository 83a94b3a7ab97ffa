import pytest

from bot.reading.readers.tools import read
from tests.reading.readers.seeing import facts, quotes, values


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("He had AnyDesk open", ["anydesk"]),
        ("ANYDESK.EXE", ["anydesk"]),
        ("AnyDesk/TeamViewer", ["anydesk", "teamviewer"]),
        ("over Chrome Remote\nDesktop", ["chrome remote desktop"]),
        ("anydesk and anydesk", ["anydesk", "anydesk"]),
        ("any desk", []),
        ("anydesks", []),
        ("chrome remote", []),
        ("remote desktop", []),
        ("", []),
    ],
)
def test_a_remote_access_tool_is_known_by_its_name(text: str, tools: list[str]) -> None:
    assert values(read, "tool.remote_access", text) == tools


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("through Mullvad", ["mullvad"]),
        ("a residential proxy", ["residential proxy"]),
        ("the company VPN", []),
        ("a residential building", []),
    ],
)
def test_a_vpn_service_is_known_by_its_name(text: str, services: list[str]) -> None:
    assert values(read, "network.vpn", text) == services


def test_the_name_is_quoted_as_written_in_every_part() -> None:
    texts = ("Any\u200bDesk! (TeamViewer)", "no", "chrome  Remote desktop")
    assert quotes(read, "tool.remote_access", *texts) == [
        ["Any\u200bDesk"],
        ["TeamViewer"],
        ["chrome  Remote desktop"],
    ]
    assert facts(read, "no", "none") == []
