from dataclasses import replace

from bot.channels.teams.entities import entities, numbered
from bot.channels.teams.measure import ABSTRACT, KEYWORD, NAME
from bot.library.wording import ENGLISH
from bot.talk.reply import Prose, Reply, SourceLine, Sources
from tests.channels.teams.samples import SOURCE

PLAIN = Reply((Prose("x"),), "x")


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    assert entities(PLAIN, (), ENGLISH) == []


def test_one_root_entity_says_who_wrote_it_where_from_and_how_private_it_is() -> None:
    reply = replace(PLAIN, written_by="model", sensitive=True)
    (root,) = entities(reply, (SOURCE,), ENGLISH)
    assert (root["type"], root["@type"]) == ("https://schema.org/Message", "Message")
    assert (root["@context"], root["@id"]) == ("https://schema.org", "")
    assert root["additionalType"] == ["AIGeneratedContent"]
    assert root["usageInfo"]["@type"] == "CreativeWork"
    assert root["citation"] == [{
        "@type": "Claim",
        "position": 1,
        "appearance": {
            "@type": "DigitalDocument",
            "name": "North Korean IT workers",
            "abstract": "FBI (Internet Crime Complaint Center), 2025-01-23, reviewed 2026-10-01",
            "url": "https://www.ic3.gov/psa/2025",
            "keywords": ["FBI", "2025-01-23"],
        },
    }]  # fmt: skip


def test_long_names_are_cut_and_bad_addresses_left_out() -> None:
    long = SourceLine("i", "t" * 99, "p" * 99, "d" * 99, "javascript:x", "n" * 99, "1")
    (root,) = entities(PLAIN, (long,), ENGLISH)
    shown = root["citation"][0]["appearance"]
    assert len(shown["name"]) == NAME and len(shown["abstract"]) == ABSTRACT
    assert [len(each) for each in shown["keywords"]] == [KEYWORD, KEYWORD] and "url" not in shown
    bare = replace(long, title="", publisher="", date="", note="", id="")
    (root,) = entities(PLAIN, (bare,), ENGLISH)
    assert root["citation"][0]["appearance"]["abstract"] == "1"


def test_numbers_lead_somewhere_when_all_are_good_and_not_too_many() -> None:
    many = tuple(replace(SOURCE, number=str(at)) for at in range(1, 22))
    assert numbered((Prose("x"), Sources(many[:20]))) == many[:20]
    assert numbered((Sources(many),)) == ()
    for number in ("", "0", "01", "²", "x"):
        assert numbered((Sources((replace(SOURCE, number=number),)),)) == ()
    assert numbered((Sources((SOURCE, SOURCE)),)) == ()
