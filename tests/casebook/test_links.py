"""What a check says of another applicant's, and above all what it does not say."""

import json
from random import Random

import pytest

from bot.casebook.links import UNNAMED, Casebook
from bot.check.desk import Assessment, assess
from bot.check.record import record
from bot.library.links import KINDS
from bot.library.shapes import Weight
from bot.reading.linked import Link
from bot.reading.parts import Part
from bot.reading.profile import Profile, read
from tests.casebook.holding import HeldLinks
from tests.casebook.personas import cv, honest, operator, told
from tests.engines.keeping import Watch
from tests.knowledge.test_signals import SHIPPED

SECRET = "a key of a good length, for tests"
WORK = ["Built the ledger."]


class Desk:
    """Checks texts one after the other with one casebook."""

    def __init__(self, secret: str = SECRET) -> None:
        self.watch = Watch()
        self.links = HeldLinks(self.watch)
        self.book = Casebook(self.links, secret, 90)
        self.count = 0

    def check(self, text: str, asked: str = "", case: str = "", language: str = "en") -> Assessment:
        self.count += 1
        name = case or f"case{self.count}"

        def look(profile: Profile) -> tuple[tuple[Link, ...], tuple[str, ...]]:
            seen = self.book.look(profile, name, asked, SHIPPED)
            return seen.links, (seen.notice,) if seen.notice else ()

        day = self.watch.now().date()
        return assess((Part("text", text),), SHIPPED, day, look=look, language=language)

    def linked(self, text: str, asked: str = "", case: str = "") -> dict[str, Weight]:
        found = self.check(text, asked, case).findings
        return {each.signal: each.weight for each in found if each.link}


def one(who: str, **given: str) -> str:
    """Return a short CV of somebody, with more lines."""
    lines = {
        "phone": "+44 7700 900123", "mail": f"{who.replace(' ', '.').casefold()}@example.org",
        **given,
    }  # fmt: skip
    more = [f"{key}: {value}" for key, value in lines.items() if value]
    return "\n".join((who, "Developer", *more))


def test_every_way_to_look_for_links_is_explained_by_the_folder() -> None:
    assert set(SHIPPED.links) == KINDS


def test_one_operators_personas_who_vouch_for_each_other_are_seen() -> None:
    desk = Desk()
    seen = [desk.linked(text) for text in operator()]
    assert seen[0] == {}, "the first has nobody to be compared with"
    assert all("vouching" in each for each in seen[1:])
    assert all("shared-history" in each for each in seen[1:])
    assert [at for at, each in enumerate(seen) if "shared-contact" in each] == [
        at for at in range(12) if at % 3
    ]


def test_two_hundred_people_of_their_own_are_linked_to_nobody() -> None:
    desk = Desk()
    assert [text for text in honest() if desk.linked(text)] == []
    assert len(desk.links.kept) == 200


def test_what_is_said_is_this_checks_own_words_and_what_the_other_is_called_by() -> None:
    desk = Desk()
    desk.check(
        one("Ana Silva", site="https://ana-secret.example.net", mail="ana@secret.example.net")
    )
    desk.watch.pass_(days=3)
    done = desk.check("Ben Weber\nphone: 0044 7700 900 123\n")
    (finding,) = [each for each in done.findings if each.link]
    assert [mark.quote for mark in finding.marks] == ["0044 7700 900 123"]
    assert finding.link is not None and finding.link.case == "case2"
    assert [(each.case, each.at.day) for each in finding.link.others] == [("case1", 28)]
    assert len(finding.innocent_reasons) >= 4 and finding.steps and finding.clears
    printed = json.dumps(record(done)) + repr(done)
    assert "silva" not in printed.casefold() and "secret" not in printed


def test_nothing_kept_is_a_word_of_anybody() -> None:
    desk = Desk()
    desk.check(operator()[0])
    (kept,) = desk.links.kept.values()
    assert all(isinstance(each, int) for each in kept.entered.marks | kept.entered.labels)
    other = Desk(SECRET[::-1])
    other.check(operator()[0])
    (theirs,) = other.links.kept.values()
    assert kept.entered.marks.isdisjoint(theirs.entered.marks), "without the key nothing compares"
    assert kept.entered.labels.isdisjoint(theirs.entered.labels)
    assert kept.entered.sketch != theirs.entered.sketch


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Ana Silva", "Ana Silva"), ("Ana Silva", "ANA  SILVA"), ("Ana Sílva", "Ana Silva"),
        ("Ana Beatriz Silva", "Ana Silva"),
    ],
)  # fmt: skip
def test_the_same_person_checked_twice_is_no_link(first: str, again: str) -> None:
    desk = Desk()
    desk.check(one(first))
    assert desk.linked(one(again)) == {}


def test_what_the_asker_calls_them_tells_them_apart_and_together() -> None:
    desk = Desk()
    desk.check("phone: +44 7700 900123", "req 221, no. 7")
    assert desk.linked("phone: +44 7700 900123", "REQ 221 no 7") == {}
    assert desk.linked("phone: +44 7700 900123", "req 221, no. 9") == {
        "shared-contact": Weight.STRONG
    }
    assert desk.linked(one("Ana Silva"), "req 300") == {"shared-contact": Weight.STRONG}
    assert desk.linked(one("Ana Silva"), "second round") == {"shared-contact": Weight.STRONG}
    assert desk.check(one("Ana Silva"), "second round").findings


def test_of_whom_nothing_says_who_it_is_nothing_is_kept_or_compared() -> None:
    desk = Desk()
    desk.check(one("Ana Silva"))
    done = desk.check("notes: his phone is +44 7700 900123")
    assert done.notices == (UNNAMED,) and not [each for each in done.findings if each.link]
    assert len(desk.links.kept) == 1
    assert desk.check("notes: he was late").notices == (), "there was nothing to compare"


def test_the_same_message_worked_again_is_not_linked_to_itself() -> None:
    desk = Desk()
    assert desk.linked(one("Ana Silva"), case="same") == {}
    assert desk.linked(one("Ben Weber"), case="same") == {}
    assert len(desk.links.kept) == 1


def test_what_many_give_is_weak_and_says_so() -> None:
    desk, many = Desk(), SHIPPED.links["shared-contact"].many
    for at in range(many):
        desk.check(f"phone: +44 7700 900123\nmail: m{at}@example.org", f"applicant {at}")
    done = desk.check("phone: +44 7700 900123", "one more")
    (finding,) = [each for each in done.findings if each.link]
    assert finding.weight is Weight.WEAK
    assert finding.innocent_reasons[0] == SHIPPED.links["shared-contact"].widely.en
    assert finding.link is not None and finding.link.count == many
    assert len(finding.link.others) == 3
    # What only two share is not discounted by what stands beside it.
    mixed = desk.check("phone: +44 7700 900123\nmail: m3@example.org", "yet another")
    (finding,) = [each for each in mixed.findings if each.link]
    assert finding.weight is Weight.STRONG
    assert [mark.quote for mark in finding.marks] == ["m3@example.org"]


def test_an_offices_mailbox_is_weak_at_once() -> None:
    desk = Desk()
    desk.check("Ana Silva\njobs@agency.example.com")
    assert desk.linked("Ben Weber\njobs@agency.example.com") == {"shared-contact": Weight.WEAK}


def test_our_own_mailboxes_are_compared_with_nobodys() -> None:
    desk = Desk()
    desk.check("Ana Silva\nmaria@your-company.example")
    assert desk.linked("Ben Weber\nmaria@your-company.example") == {}


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("mail: ana.silva+jobs@gmail.com", "mail: anasilva@googlemail.com", "shared-contact"),
        ("telegram: @devana", "https://t.me/devana", "shared-contact"),
        ("https://www.linkedin.com/in/dev-ana", "linkedin.com/in/dev-ana/", "shared-contact"),
        ("IBAN: DE89 3704 0044 0532 0130 00", "iban DE89370400440532013000", "shared-account"),
        ("pay to 0x52908400098527886E0F7030069857D2E4169EE7",
         "wallet 0x52908400098527886e0f7030069857d2e4169ee7", "shared-account"),
        ("ship to: Flat 3, 12 High Street, Leeds LS1 4AB",
         "delivery address: 12 High St, Flat 3, Leeds, LS1 4AB", "shared-delivery"),
        ("References\nTom Low, tom@low.example.org", "References\nTom Low, TOM@low.example.org",
         "shared-referee"),
    ],
)  # fmt: skip
def test_one_thing_written_in_two_ways_is_one(first: str, second: str, kind: str) -> None:
    desk = Desk()
    desk.check(f"Ana Silva\n{first}")
    assert set(desk.linked(f"Ben Weber\n{second}")) == {kind}


@pytest.mark.parametrize(
    "line",
    [
        "https://github.com/kubernetes/kubernetes", "https://www.linkedin.com/company/acme/",
        "https://acme.example.com/team", "ship to: 12 High Street, Leeds",
        "References\nTom Low +44 20 7946 0000",
    ],
)  # fmt: skip
def test_what_honest_people_share_by_chance_is_no_shared_contact(line: str) -> None:
    desk = Desk()
    desk.check(f"Ana Silva\n{line}")
    assert set(desk.linked(f"Ben Weber\n{line}")) <= {"shared-referee"}


def test_words_taken_over_are_quoted_where_they_stand_here() -> None:
    desk = Desk()
    work = told(Random(1))
    first = cv("Ana Silva", "a@example.org", "", "ana", work, ())
    second = cv(
        "Ben Weber", "b@example.org", "", "ben", [*work[:5], "And what nobody else has."], ()
    )
    desk.check(first)
    done = desk.check(second)
    (finding,) = [each for each in done.findings if each.link]
    assert finding.signal == "shared-history" and finding.evidence
    for span in (*finding.evidence, *finding.marks):
        assert second[span.start : span.end] == span.quote
        assert span.quote.casefold() in first.casefold() or span in finding.evidence


def test_what_is_forgotten_links_nobody() -> None:
    desk = Desk()
    desk.check(one("Ana Silva"))
    desk.book.drop("case1")
    assert desk.links.kept == {} and desk.linked(one("Ben Weber")) == {}


def test_a_cv_finds_the_checks_of_its_own_applicant_only() -> None:
    desk, texts = Desk(), operator(4)
    for text in texts:
        desk.check(text)
    day = desk.watch.now().date()
    same = desk.book.same(read((Part("cv", texts[1]),), SHIPPED, day), SHIPPED)
    assert [each.entered.case for each in same] == ["case2"]
    mail = desk.book.same(read((Part("mail", "persona.1@proton.me"),), SHIPPED, day), SHIPPED)
    assert {each.entered.case for each in mail} == {"case1", "case2"}, "where the address stands"


def test_the_other_languages_say_it_too() -> None:
    desk = Desk()
    desk.check(one("Ana Silva"))
    (finding,) = [
        each for each in desk.check(one("Ben Weber"), language="de").findings if each.link
    ]
    assert finding.title == SHIPPED.links["shared-contact"].title.de
