"""What is said in an incident, in every phase of every playbook: nothing of it stays English."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.ask import desk as ask_desk
from bot.engines.meaning import NoMeaning
from bot.library.shapes import Words
from bot.library.wording import ENGLISH, Say
from bot.respond import desk as respond_desk
from bot.respond import words as respond_words
from bot.respond.record import record
from tests.knowledge.test_languages import of_company, of_playbook, texts
from tests.knowledge.test_signals import SHIPPED
from tests.knowledge.test_wording import in_each_language, shown


def of_incidents() -> Iterator[Words]:
    """Give every text of the folder that a reply to an incident, or the handbook, may show."""
    for playbook in SHIPPED.playbooks.values():
        yield from (words for _, words in of_playbook(playbook))
    for file in (*SHIPPED.places.values(), *SHIPPED.triage.values()):
        yield from (words for _, words in texts(file))
    yield from (words for _, words in of_company())


def every_phase(say: Say) -> str:
    """Return all that is said in every phase of every playbook and everywhere, as one text."""
    aware = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
    everywhere = tuple(file.jurisdiction for file in SHIPPED.places.values())
    replies = [respond_words.handbook(SHIPPED, say)]
    for playbook in SHIPPED.playbooks.values():
        whole = respond_desk.Incident({"keys": True}, everywhere, aware, playbook=playbook.id)
        replies.append(respond_words.page(respond_desk.assess(whole, SHIPPED, say), SHIPPED, say))
        for phase in playbook.phases:
            for places in (("DE",), ("BR",), ()):
                told = respond_desk.Incident({}, places, aware, phase.name, playbook.id)
                advice = respond_desk.assess(told, SHIPPED, say)
                replies.append(respond_words.render(advice, SHIPPED, say))
    return "\n".join(text for reply in replies for text in shown(reply))


@in_each_language
def test_no_phase_of_a_playbook_leaves_anything_in_english(language: str) -> None:
    said_there = every_phase(SHIPPED.say(language))
    for words in of_incidents():
        other = words.said(language)
        # Short ones, such as a country's name, stand within other languages' words; a law's own
        # words stand beside ours in brackets.
        if words.en not in other and len(words.en.split()) >= 3:
            assert words.en not in said_there, words.en
    in_english = every_phase(ENGLISH)
    shown_there = [words for words in of_incidents() if words.en in in_english]
    assert len(shown_there) >= 550
    capitals = said_there.casefold()
    assert [w.en for w in shown_there if w.said(language).casefold() not in capitals] == []


@in_each_language
def test_what_json_prints_of_an_incident_is_in_the_language(language: str) -> None:
    say = SHIPPED.say(language)
    aware = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
    told = respond_desk.Incident({"threat": True}, ("DE",), aware)
    printed = record(respond_desk.assess(told, SHIPPED, say), SHIPPED, say)
    playbook = SHIPPED.playbooks["dismissed-and-threatening"]
    assert printed["do"][0]["step"] == playbook.phases[0].steps[0].do.said(language)
    assert printed["do"][0]["by"] == say("first 15 minutes") != "first 15 minutes"
    assert printed["clocks"][0]["limit"] == say("{count} hours", count=24)
    assert set(printed["warnings"]).isdisjoint(respond_desk.WARNINGS)


@in_each_language
def test_notices_of_an_answer_are_in_the_language(language: str) -> None:
    say = SHIPPED.say(language)
    found = ask_desk.assess(
        "are notes about candidates deleted after 9 months?", SHIPPED, NoMeaning("x"), say=say
    )
    assert say(ask_desk._BY_WORDS) in found.notices
    english = ask_desk.assess(
        "are notes about candidates deleted after 9 months?", SHIPPED, NoMeaning("x")
    )
    assert len(found.notices) == len(english.notices) >= 2
    assert set(found.notices).isdisjoint(english.notices)
