"""Has the chat model say an answer in better words; what cannot be seen to be so is not said.

The answer in the folder's own sentences exists first, and goes out whenever too little is left.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from bot.ask.answer import Answered
from bot.ask.checked import Checker, Leaning, Refused
from bot.ask.desk import Answer, Cited, Consulted, consult, lay, sources
from bot.ask.evidence import Evidence
from bot.ask.question import EARLIER
from bot.ask.search import searcher
from bot.library.library import Library
from bot.library.passages import Passage
from bot.library.prompt import prompt
from bot.library.wording import ENGLISH, Say
from bot.ports import ChatModel, Meaning, Prompt
from bot.privacy import Mask
from bot.reading.claims import LANGUAGES, MARKUP, spoken
from bot.talk.trouble import EngineError

if TYPE_CHECKING:
    from bot.ask.shape import Line

_HERE = Path(__file__).parent
_NAMES = {"en": "English", "de": "German", "pt": "Portuguese"}
_MOST = 6  # sentences of an answer that are the model's
_READ = 2_000  # characters of a question that the model reads
_LONGEST = 300  # characters of a question put into other words
_BY_MODEL = (
    "Worded by the chat model, not quoted: every sentence was checked against the passages it "
    "cites. The sources hold their own words."
)
_WITHOUT = "The chat model could not help; these are the folder's own sentences."

Tell = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be answered.

    Attributes:
        who: asks; the model's use is counted for them.
        earlier: their turns before it, oldest first.
        jurisdiction: a code such as ``DE`` where it was given by itself.
    """

    text: str
    who: str
    earlier: tuple[str, ...] = ()
    jurisdiction: str = ""


def write(
    asked: Asked,
    library: Library,
    meaning: Meaning,
    model: ChatModel,
    say: Say = ENGLISH,
    tell: Tell | None = None,
) -> Answer:
    """Answer a question with the model's help.

    Args:
        asked: what is asked, and by whom.
        library: what is known.
        meaning: search by meaning.
        model: the chat model; where it fails, the answer is the folder's own sentences.
        say: speaks the asker's language.
        tell: told the checked sentences so far, each time there is one more.
    """
    consulted = _consult(asked, library, meaning)
    writer = _Writer(asked, library, meaning, model, say)
    try:
        if writer.helps(consulted):
            also = writer.help()
            consulted = _consult(asked, library, meaning, also) if also else consulted
        answer = lay(consulted, library, meaning, say)
        kept = writer.write(consulted.said, tell)
    except EngineError as error:
        told = error.message_for_people if say.language == "en" else say(_WITHOUT)
        answer = lay(consulted, library, meaning, say)
        return replace(answer, notices=(*answer.notices, told))
    if not kept:
        return answer
    return replace(
        answer,
        sentences=tuple(Cited(each.text, each.passages) for each in kept),
        sources=sources(list(chain.from_iterable(each.on for each in kept)), library),
        notices=(*answer.notices, say(_BY_MODEL)),
        written_by="model",
    )


def verbatim(passage: Passage) -> bool:
    """Whether a passage's sentences are only ever quoted: what is law, and whom to report to."""
    listed = passage.kind in ("contact", "playbook") or "/reporting/" in passage.id
    return passage.legal or listed


def _consult(asked: Asked, library: Library, meaning: Meaning, also: str = "") -> Consulted:
    return consult(
        asked.text, library, meaning,
        earlier=asked.earlier, jurisdiction=asked.jurisdiction, also=also,
    )  # fmt: skip


class _Writer:
    """One question's conversation with the model; the mask lives as long as it does."""

    def __init__(
        self, asked: Asked, library: Library, meaning: Meaning, model: ChatModel, say: Say
    ) -> None:
        self._asked, self._library, self._model, self._say = asked, library, model, say
        self._meaning, self._mask = meaning, Mask()

    def helps(self, consulted: Consulted) -> bool:
        """Whether other words may find more: it follows on, or is not English."""
        if consulted.said.evidence is Evidence.EMPTY:
            return False
        small = {
            code: self._library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES
        }
        likely = self._say.language
        return bool(consulted.question.earlier) or spoken(self._asked.text, small, likely) != "en"

    def help(self) -> str:
        """Return the question as one that stands by itself in English, or nothing."""
        from bot.ask.shape import Helped

        said = self._model.write(self._prompt("question"), Helped, self._asked.who)
        question = " ".join(self._mask.plain(said.question).split())
        return question if len(question) <= _LONGEST and not MARKUP.search(question) else ""

    def write(self, said: Answered, tell: Tell | None) -> list[Leaning]:
        """Return the sentences that may be said, or none where too little is left."""
        passages = [each.passage for each in said.read]
        if all(map(verbatim, passages)):
            return []
        checker = Checker(self._library, searcher(self._library), self._meaning)
        numbered = dict(enumerate(passages, 1))
        kept: list[Leaning] = []
        dropped = 0
        for line in self._lines(numbered):
            checked = self._check(line, numbered, checker)
            if isinstance(checked, Refused):
                dropped += 1
            elif checked.text not in (each.text for each in kept):
                kept.append(checked)
                if tell is not None:
                    tell([each.text for each in kept])
            if len(kept) == _MOST:
                break
        return _whole(said, kept, dropped)

    def _lines(self, numbered: Mapping[int, Passage]) -> "Iterator[Line]":
        """Yield the model's sentences, each once it is complete."""
        from bot.ask.shape import Written

        task, done = self._prompt("answer", numbered), 0
        for written in self._model.stream(task, Written, self._asked.who):
            yield from written.sentences[done:]
            done = max(done, len(written.sentences))

    def _check(
        self, line: "Line", numbered: Mapping[int, Passage], checker: Checker
    ) -> Leaning | Refused:
        text, english = self._mask.plain(line.text), self._mask.plain(line.english)
        if not set(line.passages) <= numbered.keys():
            return Refused(text, "citation")
        cited = [numbered[each] for each in dict.fromkeys(line.passages)]
        checked = checker.check(text, cited, english, self._say.language)
        if isinstance(checked, Leaning) and any(verbatim(each.passage) for each in checked.on):
            quoted = text.strip() == checked.on[0].sentence.text
            return checked if quoted else Refused(text, "verbatim")
        return checked

    def _prompt(self, name: str, numbered: Mapping[int, Passage] | None = None) -> Prompt:
        version, rules = prompt(_HERE / f"{name}.md")
        turns = [f"Earlier: {_cut(each)}\n" for each in self._asked.earlier[-EARLIER:]]
        turns.append(f"Question: {_cut(self._asked.text)}\n")
        shown = ["\nPassages:\n", *map(_shown, numbered.items())] if numbered else []
        language = f"Language: {_NAMES[self._say.language]}\n"
        given = self._mask.join(language, *map(self._mask.mask, turns), *shown)
        return Prompt(name, version, rules, given)


def _cut(text: str) -> str:
    """Return the beginning of a question; cut between words, so that no identifier is halved."""
    return text if len(text) <= _READ else text[:_READ].rpartition(" ")[0]


def _shown(numbered: tuple[int, Passage]) -> str:
    number, passage = numbered
    own = " (policy)" if passage.kind == "policy" and passage.adopted else ""
    told = own + (" (quote only)" if verbatim(passage) else "")
    return f"\n[{number}]{told} {passage.document}: {passage.heading}\n{passage.text}\n"


def _whole(said: Answered, kept: Sequence[Leaning], dropped: int) -> list[Leaning]:
    """Return an answer of the sentences kept and those that are only quoted; none if too thin.

    What the company's own policy says is never left out, and what the folder says best is there.
    """
    chosen = [Leaning(each.sentence.text, (each,)) for each in said.chosen]
    free = [each for each in chosen if not verbatim(each.on[0].passage)]
    cited = {id_ for each in kept for id_ in each.passages}
    best = {each.passages[0] for each in free} | {each.passage.id for each in said.read[:1]}
    if not kept or dropped > len(kept) or cited.isdisjoint(best):
        return []
    texts = {each.text for each in kept}
    quoted = [
        each
        for each in chosen
        if each.text not in texts
        and (each not in free or (_own(each) and each.passages[0] not in cited))
    ]
    return sorted((*kept, *quoted), key=lambda each: (not _own(each), each in quoted))


def _own(leaning: Leaning) -> bool:
    return any(each.passage.kind == "policy" and each.passage.adopted for each in leaning.on)
