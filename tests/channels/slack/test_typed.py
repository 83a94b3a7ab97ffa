import pytest

from bot.channels.slack.typed import place, typed
from bot.talk.message import Place


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("<@U0BOT> please check", "please check"),
        ("<@U0BOT|deskcheck>: hi", "hi"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("see <https://a.test/x>", "see https://a.test/x"),
        ("see <https://a.test/x|a.test/x>", "see a.test/x"),
        ("see <https://evil.test|our policy>", "see our policy (https://evil.test)"),
        ("mail <mailto:a@b.test|a@b.test>", "mail a@b.test"),
        ("call <tel:+15550100|+1 555 0100>", "call +1 555 0100 (+15550100)"),
        ("in <#C1|general> <!here>", "in #general here"),
        ("the other <@U2> stays", "the other @U2 stays"),
    ],
)
def test_text_is_as_it_was_typed(sent: str, meant: str) -> None:
    assert typed(sent) == meant


def test_places_are_told_by_kind_or_id() -> None:
    assert place("D1") is Place.PERSONAL and place("C1") is Place.CHANNEL
    assert place("G1", "mpim") is Place.GROUP and place("C1", "im") is Place.PERSONAL
