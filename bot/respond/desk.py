"""The respond desk: what is known of an incident in, the playbook at its phase out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.library.library import Library
from bot.library.papers import PHASES, ContactFile, PlaceFile
from bot.library.playbooks import Phase, Playbook, Step
from bot.library.wording import ENGLISH, Say
from bot.reading import jurisdictions
from bot.reading.abroad import abroad
from bot.reading.seats import seats
from bot.respond import triage
from bot.respond.clocks import Clock, clocks

# The four that always stand there; no file of the folder can take one away.
WARNINGS = (
    "The worker may be able to read this workspace. Continue in a channel that they cannot reach.",
    "I am not a lawyer; speak to counsel before you act on a person or a payment.",
    "Do not paste names, ID numbers or evidence here.",
    "A sign is not proof; verify the same way for everyone.",
)
# Where no file of the folder says whom to tell.
GENERAL_ROUTE = (
    "counsel first, who knows which deadlines run there; the national police; the national CERT "
    "or cyber agency; and the data-protection authority where personal data is affected. Write "
    "down now when you became aware: deadlines are counted from there."
)
_STRANGE = (
    "The folder has no contacts or deadlines for {places}, and none are made up. The general "
    "route, where you have people or data there: {route}"
)
_WHERE = (
    "Say which country is concerned to see its contacts and deadlines: {places}. For any other the "
    "folder has none; the general route: {route}"
)


@dataclass(frozen=True, slots=True)
class Incident:
    """What is remembered of an incident, and all that is: none of its words.

    Attributes:
        facts: triage fact -> holds, for those that are known.
        asked: facts that were asked for and stayed open.
        playbook: id of the one in hand, by a press or by what the words are like; empty for the
            one that the facts open.
        aware: moment of awareness, in the asker's time zone.
    """

    facts: Mapping[str, bool]
    jurisdictions: tuple[str, ...]
    aware: datetime
    phase: str = PHASES[0]
    playbook: str = ""
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Todo:
    """A step as it stands for this incident.

    Attributes:
        condition: in words, where a step depends on a fact that is still open.
    """

    step: Step
    condition: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do now; structured, in the order it is shown."""

    playbook: Playbook
    also: tuple[Playbook, ...]
    urgency: str
    jurisdictions: tuple[str, ...]
    phase: Phase
    do: tuple[Todo, ...]
    do_not: tuple[Step, ...]
    collect: tuple[Step, ...]
    contacts: tuple[tuple[str, ContactFile], ...]
    clocks: tuple[Clock, ...]
    questions: tuple[str, ...]
    warnings: tuple[str, ...]
    notices: tuple[str, ...]
    library: str
    incident: Incident = field(repr=False)


def opening(
    text: str,
    library: Library,
    aware: datetime,
    *,
    jurisdiction: str = "",
    phase: str = "",
    vectors: triage.Vectors = lambda: None,
) -> Incident:
    """Read an incident's words once; only facts and places are kept.

    ``vectors`` makes their vectors, where a model sees meaning.
    """
    told = triage.tell(text, library)
    stated = (jurisdiction.upper(),) if jurisdiction else _places(text, told, library)
    return Incident(
        facts=told,
        jurisdictions=stated,
        aware=aware,
        phase=phase or PHASES[0],
        playbook=triage.likeliest(text, library, vectors),
    )


def added(incident: Incident, text: str, library: Library) -> Incident:
    """Return an incident with what a further message tells.

    Who goes on about an incident without a place, and names one, means it to count, whoever is
    said to be there.
    """
    told = triage.tell(text, library)
    places = _places(text, {**incident.facts, **told}, library)
    if not (places or incident.jurisdictions):
        places = jurisdictions.named(text, library)
    return replace(
        incident,
        facts={**incident.facts, **told},
        jurisdictions=tuple(dict.fromkeys((*incident.jurisdictions, *places))),
        playbook=incident.playbook if not told else "",
    )


def _places(text: str, told: Mapping[str, bool], library: Library) -> tuple[str, ...]:
    """Return the codes of the places where it happened, those that no file is about last."""
    scene = told.get("farm", False)  # where several machines stand, the police come, too
    return (*seats(text, library, scene=scene), *abroad(text, library))


def assess(incident: Incident, library: Library, say: Say = ENGLISH) -> Advice:
    """Return the advice for what is known of an incident, told in the language of ``say``."""
    opened = triage.opened(incident.facts, library)
    chosen = library.playbooks.get(incident.playbook, opened.playbook)
    also = tuple(each for each in (opened.playbook, *opened.also) if each.id != chosen.id)
    phase = next((each for each in chosen.phases if each.name == incident.phase), chosen.phases[0])
    places = jurisdictions.around(incident.jurisdictions, library)
    known = jurisdictions.known(library)
    files = [known[code] for code in places if code in known]
    return Advice(
        playbook=chosen,
        also=also,
        urgency=chosen.urgency,
        jurisdictions=incident.jurisdictions,
        phase=phase,
        do=tuple(_todo(phase, incident, library, say)),
        do_not=phase.do_not or chosen.phases[0].do_not,
        collect=phase.collect,
        contacts=tuple(_contacts(files, known, incident, say)),
        clocks=tuple(
            clocks(((f.jurisdiction, c) for f in files for c in f.clocks), incident.aware)
        ),
        questions=_questions(incident, library),
        warnings=tuple(map(say, WARNINGS)),
        notices=tuple(_notices(incident, files, known, library, say)),
        library=library.hash,
        incident=incident,
    )


def _todo(phase: Phase, incident: Incident, library: Library, say: Say) -> Iterator[Todo]:
    for step in phase.steps:
        holds = triage.holds(step.only_if, incident.facts)
        if holds is not False:
            yield Todo(step, "" if holds else condition(step, library, say))


def condition(step: Step, library: Library, say: Say = ENGLISH) -> str:
    """Return in words what a step depends on."""
    told = ((say.within(library.triage[fact].title), wanted) for fact, wanted in step.only_if)
    return "; ".join(fact if wanted else say("not: {fact}", fact=fact) for fact, wanted in told)


def _contacts(
    files: list[PlaceFile], known: Mapping[str, PlaceFile], incident: Incident, say: Say
) -> Iterator[tuple[str, ContactFile]]:
    everywhere = known.get(jurisdictions.EVERYWHERE)
    if everywhere is not None and incident.facts.get("keys"):
        yield from ((say.of(everywhere.title), each) for each in everywhere.contacts)
    for file in files:
        yield from ((say.of(file.title), each) for each in file.contacts)


def _questions(incident: Incident, library: Library) -> tuple[str, ...]:
    left = 2 - len(incident.asked)
    known = {**incident.facts, **dict.fromkeys(incident.asked, False)}
    return triage.questions(known, library)[: max(left, 0)]


def _notices(
    incident: Incident,
    files: list[PlaceFile],
    known: Mapping[str, PlaceFile],
    library: Library,
    say: Say,
) -> Iterator[str]:
    strange = [
        code
        for code in incident.jurisdictions
        if known.keys().isdisjoint(jurisdictions.around((code,), library))
    ]
    if strange:
        yield say(_STRANGE, places=", ".join(strange), route=say(GENERAL_ROUTE))
    if not incident.jurisdictions:
        places = ", ".join(code for code in known if code != jurisdictions.EVERYWHERE)
        yield say(_WHERE, places=places, route=say(GENERAL_ROUTE))
    for file in files:
        yield from (f"{say.of(file.title)}: {say.of(gap)}" for gap in file.gaps)
