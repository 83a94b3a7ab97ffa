"""The second witness of routing: what it may change, what it may not, and whom it knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.engines.meaning import NoMeaning
from bot.frontdesk import likeness
from bot.frontdesk.route import INTENTS, follow, route, ruled
from bot.frontdesk.sense import pieces, vectors
from bot.library.choosing import Choice
from bot.library.library import Library
from bot.reading.nameless import WORDS
from bot.reading.told import tell
from bot.talk.intent import Check, Continue, Respond
from bot.talk.message import Message
from bot.talk.session import Session

ALIKE = [
    "my manager {name} from {city} got a mail today, our ex developer wants money or he leaks",
    "We hired {name} in May and today the real {name} wrote to us from {city}.",
    "{name} says he lives in {city} but has no idea of the place, camera always off",
    "Could you take a look at {name}? Ten years at a bank in {city}, now Python.",
    "Is it lawful in {country} to record an interview without telling {name}?",
    "Someone in {city} signed for the parcels of five of our people",
    "Frau {name} aus {city} hat sich beworben und zeigt die Kamera nicht, kannst du das prüfen",
    "Der Kollege {name} in {country} droht, unsere Daten zu veröffentlichen",
    "O {name}, de {city}, não liga a câmara e quer receber na conta de um amigo",
    "question about {name}",
]
WHO = [
    {"name": "Mark", "city": "Austin", "country": "Canada"},
    {"name": "Nguyen", "city": "Hanoi", "country": "Vietnam"},
    {"name": "Oluwaseun", "city": "Lagos", "country": "Nigeria"},
    {"name": "Katarzyna", "city": "Gdynia", "country": "Poland"},
    {"name": "Mehmet", "city": "Izmir", "country": "Turkey"},
    {"name": "Ji-woo", "city": "Busan", "country": "Japan"},
]


@pytest.mark.parametrize("text", ALIKE)
def test_the_same_message_about_somebody_else_routes_alike(text: str, library: Library) -> None:
    desks = {likeness.kind(route(Message("1", text.format(**who)), library)) for who in WHO}
    assert len(desks) == 1


def test_no_point_hangs_on_who_somebody_is(library: Library) -> None:
    assert library.choosing is not None
    words = {
        word.strip("^$")
        for choice in (library.choosing.desks, library.choosing.playbooks)
        for feature in choice.adds
        if feature[0] not in "=<>?!#"
        for word in feature.split()
    }
    assert len(words) > 1000
    assert not {"korea", "korean", "china", "chines", "nigeri", "russia", "she", "her"} & words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "the coder we said goodbye to would like 30k for keeping our drawings to himself",
            "respond",
        ),
        ("so a contractor abroad may use their own laptop, then", "ask"),
        ("We always ship to whatever place people name, that should be fine.", "ask"),
        ("could you say that in German", "help"),
    ],
)
def test_what_no_rule_knows_is_heard(text: str, wanted: str, library: Library) -> None:
    assert likeness.kind(ruled(text, tell(text, library), library)) != wanted
    assert likeness.kind(route(Message("1", text), library)) == wanted


def test_without_the_file_the_rules_alone_route(library: Library) -> None:
    bare = replace(library, choosing=None)
    text = "could you say that in German"
    assert route(Message("1", text), bare) == ruled(text, tell(text, bare), bare)


def test_an_incident_of_the_rules_is_never_small_talk() -> None:
    odds = dict.fromkeys(likeness.KINDS, 0.0)
    assert likeness.weighed("check", (), odds, meant=False).keys() == odds.keys()
    left = likeness.weighed("respond", (), odds, meant=False)
    assert left.keys() == {"check", "ask", "respond"}


@pytest.mark.parametrize("meant", [True, False])
@pytest.mark.parametrize("name", ["Li", "Maria Fernanda Santos Silva Oliveira"])
def test_few_words_are_rather_taken_for_an_incident_than_many(
    meant: bool, name: str, library: Library
) -> None:
    odds = dict.fromkeys(likeness.KINDS, 0.0)

    def ahead(text: str) -> float:
        features = likeness.shown(text, tell(text, library), library)
        return likeness.weighed("check", features, odds, meant=meant)["respond"]

    few = f"{name} has put our code on a forum, with all our keys, and he laughs at us there today"
    assert ahead(few) > odds["respond"]
    assert ahead(f"{few}, and at everybody whom he finds to laugh at") < ahead(few)


@pytest.mark.parametrize(("respond", "near"), [(0.0, True), (-9.0, False)])
def test_what_is_checked_may_as_well_tell_of_an_incident(
    respond: float, near: bool, library: Library
) -> None:
    assert library.choosing is not None
    bases = {"check": 2.0, "respond": respond}
    desks = Choice(
        kinds=likeness.KINDS, first=1, adds={},
        bases=tuple(bases.get(each, 0.0) for each in likeness.KINDS),
    )  # fmt: skip
    doubting = replace(library, choosing=library.choosing.model_copy(update={"desks": desks}))
    checked = route(Message("1", "is a passport enough?"), doubting)
    assert isinstance(checked, Check) and checked.near is near
    document = route(Message("1", "Name: A. B.\nRole: SRE\nRate: 40"), doubting)
    wanted = route(Message("1", "is a passport enough?", form={"intent": "check"}), doubting)
    for plain in (document, wanted):
        assert isinstance(plain, Check) and not plain.near


def test_a_document_is_checked_whatever_it_is_like(library: Library) -> None:
    assert library.choosing is not None
    desks = Choice(kinds=likeness.KINDS, bases=(0, 0, 99, 0, 0), first=1, adds={})
    loud = replace(library, choosing=library.choosing.model_copy(update={"desks": desks}))
    assert isinstance(route(Message("1", "Name: A. B.\nRole: SRE\nRate: 40"), loud), Check)
    assert isinstance(route(Message("1", "is a passport enough?"), loud), Respond)


def test_in_a_thread_the_rules_speak_but_for_an_incident(library: Library) -> None:
    asked = Session("ask", ("may we insist on the camera?",), datetime.now(UTC))
    text = "the coder we said goodbye to would like 30k for keeping our drawings to himself"
    told = Message("2", text)
    assert isinstance(follow(route(told, library), told, asked, library), Respond)
    incident = Session("respond", None, datetime.now(UTC))
    more = Message("2", "we are in Germany")
    assert isinstance(follow(route(more, library), more, incident, library), Continue)


def test_every_kind_is_one_of_the_intents(library: Library) -> None:
    assert {*INTENTS, "unsure"} == set(likeness.KINDS)
    assert library.choosing is not None and library.choosing.desks.kinds == likeness.KINDS
    assert len(likeness.WHYS) == len(likeness.KINDS)


class Sees(NoMeaning):
    """A model that says of every message that it is of one kind; remembers what it heard."""

    def __init__(self, library: Library, kind: str) -> None:
        super().__init__()
        assert library.choosing is not None and library.choosing.meaning is not None
        file = library.choosing.meaning
        width, at = len(file.desks.adds[0]), likeness.KINDS.index(kind)
        rows = tuple((99.0 * (row == at),) * width for row in range(len(likeness.KINDS)))
        desks = file.desks.model_copy(update={"adds": rows})
        desks = desks.model_copy(update={"lead": LEAD})
        choosing = library.choosing.model_copy(
            update={"meaning": file.model_copy(update={"desks": desks})}
        )
        self.library = replace(library, choosing=choosing)
        self.heard: list[str] = []
        self.vector_is: list[float] | None = [1.0] * width

    def vectors(self, texts: Sequence[str], model: str) -> Sequence[Sequence[float]] | None:
        self.heard.append(" | ".join(texts))
        return None if self.vector_is is None else [self.vector_is] * len(texts)


LEAD = 3.0  # of words, from which nobody asks the model
OPEN = "the thing from friday, with the second person"


def test_where_words_leave_doubt_meaning_has_the_last_word(library: Library) -> None:
    bare = replace(library, choosing=None)
    assert not isinstance(ruled(OPEN, tell(OPEN, bare), bare), Respond)
    by_words = likeness.kind(route(Message("1", OPEN), library))
    for kind in set(likeness.KINDS) - {by_words}:
        sees = Sees(library, kind)
        assert likeness.kind(route(Message("1", OPEN), sees.library, sees)) == kind
        assert len(sees.heard) == 1
        sees.vector_is = None
        assert likeness.kind(route(Message("1", OPEN), sees.library, sees)) == by_words


def test_meaning_is_not_asked_where_words_are_plain(library: Library) -> None:
    sees = Sees(library, "help")
    threat = "our fired developer threatens to leak our code unless we pay, what do we do now"
    assert isinstance(route(Message("1", threat), sees.library, sees), Respond)
    assert not sees.heard


def test_meaning_hears_nothing_of_a_paste_however_long(library: Library) -> None:
    """What a longer text costs more is its words' cost alone."""
    sees = Sees(library, "help")
    for words in (WORDS + 1, 10 * WORDS, 100 * WORDS):
        route(Message("1", "so and then " * (words // 3 + 1)), sees.library, sees)
        route(Message("1", "Name: A. B.\n" * (words // 3)), sees.library, sees)
    assert not sees.heard


@pytest.mark.parametrize("text", ALIKE)
def test_meaning_hears_the_same_about_somebody_else(text: str, library: Library) -> None:
    sees = Sees(library, "unsure")
    for make in (vectors, pieces):
        heard = set()
        for who in WHO:
            make(text.format(**who), sees.library, sees)
            heard.add(sees.heard[-1])
        assert len(heard) == 1, heard
