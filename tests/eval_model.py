"""How good answers in a chat model's words are: ``make eval-model``, and ``docs/model_quality.md``.

With ``DESKCHECK_MODEL`` set the model is asked; with none, recorded sentences of a script stand in,
which shows what the checks do and says nothing about any model.
"""

import json
import re
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.ask.desk import Answer, assess
from bot.ask.shape import Line, Written
from bot.ask.written import Asked, write
from bot.engines.budget import RecentUsage
from bot.engines.chat_model import chat_model
from bot.engines.clock import SystemClock
from bot.library.library import Library
from bot.library.load import load
from bot.library.prompt import prompt
from bot.ports import ChatModel, Meaning, Prompt, T
from bot.privacy import Mask
from bot.settings import Settings
from bot.wiring.desk import wanted
from tests.ask.faithful import pairs
from tests.fakes.scripted_model import Scripted
from tests.questions import ROOT, by_meaning

PAGE = ROOT / "docs" / "model_quality.md"
QUESTIONS = ROOT / "tests" / "data" / "model_answers.jsonl"
_SHOWN = re.compile(r"^\[(\d+)\](?: \([^)]*\))* (.+)$", re.MULTILINE)
_LANGUAGES = ("en", "de", "pt")


class Judged(BaseModel):
    """What a judge says of one sentence."""

    supported: bool


class Heard:
    """A model whose sentences are kept, so that what was offered can be counted."""

    absent = ""

    def __init__(self, model: ChatModel) -> None:
        self.model = model
        self.lines: list[Line] = []

    def write(self, prompt: Prompt, shape: type[T], who: str) -> T:
        """Ask the model."""
        return self.model.write(prompt, shape, who)

    def stream(self, prompt: Prompt, shape: type[T], who: str) -> Iterator[T]:
        """Ask the model and keep what it says."""
        for each in self.model.stream(prompt, shape, who):
            if isinstance(each, Written):
                self.lines = each.sentences
            yield each

    def warm(self) -> None:
        """Make the model ready."""
        self.model.warm()


@dataclass(slots=True)
class Tally:
    """What the answers of one language add up to."""

    written: list[bool] = field(default_factory=list)
    offered: list[bool] = field(default_factory=list)
    said: list[bool] = field(default_factory=list)
    cited: list[bool] = field(default_factory=list)
    facts: list[bool] = field(default_factory=list)
    plain: list[bool] = field(default_factory=list)
    checks: list[float] = field(default_factory=list)


def questions() -> list[dict[str, Any]]:
    """Return the questions, each with the sentences that the script offers."""
    return [json.loads(row) for row in QUESTIONS.read_text("utf-8").splitlines()]


def scripted(row: Mapping[str, Any], library: Library) -> Scripted:
    """Return a model that offers the recorded sentences of one question."""
    held = {each["id"]: each for each in pairs()}
    titles = {each.id: f"{each.document}: {each.heading}" for each in library.passages}

    def says(asked: Prompt) -> dict[str, Any]:
        if asked.name == "question":
            return {"question": row.get("english", row["text"])}
        numbers = {title: int(number) for number, title in _SHOWN.findall(asked.given.text)}
        return {
            "sentences": [
                {
                    "text": each["text"],
                    "english": each.get("english", each["text"]),
                    "passages": [numbers.get(titles[id_], 0) for id_ in each["passages"]],
                }
                for each in map(held.__getitem__, row["sentences"])
            ]
        }

    return Scripted(says)


def tally(
    rows: Sequence[Mapping[str, Any]],
    library: Library,
    meaning: Meaning,
    model: ChatModel | None = None,
) -> dict[str, Tally]:
    """Ask every question; without a model, the script answers."""
    found = {code: Tally() for code in _LANGUAGES}
    labels = {each["text"]: bool(each["faithful"]) for each in pairs()}
    for row in rows:
        heard = Heard(model or scripted(row, library))
        say = library.say(row["language"])
        own = assess(row["text"], library, meaning, say=say)
        start = time.perf_counter()
        answer = write(Asked(row["text"], "eval"), library, meaning, heard, say)
        took = time.perf_counter() - start
        judge = _Judge(library, labels, model)
        _add(found[row["language"]], row, answer, own, heard.lines, judge)
        if model is None:
            found[row["language"]].checks.append(took * 1000)
    return found


class _Judge:
    """Says whether a sentence is faithful: by its label, or by the model's own second look."""

    def __init__(
        self, library: Library, labels: Mapping[str, bool], model: ChatModel | None
    ) -> None:
        self._labels, self._model = labels, model
        self._texts = {each.id: each.text for each in library.passages}
        self._folder = {one.text for each in library.passages for one in each.sentences}

    def says(self, text: str, passages: Sequence[str]) -> bool:
        """Judge one sentence against the passages it cites."""
        if text in self._folder:
            return True
        if self._model is None:
            return self._labels[text]
        version, rules = prompt(Path(__file__).with_name("judge.md"))
        source = "\n".join(self._texts[each] for each in passages)
        given = Mask().join(f"Passage: {source}\n\nSentence: {text}")
        task = Prompt("judge", version, rules, given)
        return self._model.write(task, Judged, "eval").supported


def _add(
    found: Tally,
    row: Mapping[str, Any],
    answer: Answer,
    own: Answer,
    lines: Sequence[Line],
    judge: _Judge,
) -> None:
    by_model = answer.written_by == "model"
    found.written.append(by_model)
    texts = {each.text for each in lines}
    for each in answer.sentences if by_model else ():
        if each.text in texts:
            found.said.append(judge.says(each.text, each.passages))
            found.cited.append(not set(each.passages).isdisjoint(row["relevant"]))
    found.offered += [each.text in {one.text for one in answer.sentences} for each in lines]
    said = " ".join(each.text for each in answer.sentences).casefold()
    plain = " ".join(each.text for each in own.sentences).casefold()
    found.facts += [each.casefold() in said for each in row["facts"]]
    found.plain += [each.casefold() in plain for each in row["facts"]]


def _share(held: Sequence[bool]) -> str:
    return f"{statistics.mean(held):.0%} of {len(held)}" if held else "-"


def table(found: Mapping[str, Tally]) -> str:
    """Return the figures as a Markdown table, a row for each language."""
    head = (
        "| language | answers in the model's words | of its sentences, went out | faithful | "
        "cites the right passage | facts said | facts said by the rules alone |\n"
        "|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(
        f"| {code} | {_share(each.written)} | {_share(each.offered)} | {_share(each.said)} | "
        f"{_share(each.cited)} | {_share(each.facts)} | {_share(each.plain)} |"
        for code, each in found.items()
    )


def page(found: Mapping[str, Tally], library: Library, name: str, told: str) -> str:
    """Return the page that the figures are written to."""
    return (
        "# How good answers in a chat model's words are\n\n"
        f"Written by `make eval-model` on {date.today().isoformat()}, library `{library.hash}`, "
        f"{name}.\n\n{told}\n\n{table(found)}\n\n"
        "**Faithful**: of the model's sentences that went out, the share that says only what its "
        "passages say. **Cites the right passage**: one that answers the question, set by hand. "
        "**Facts said**: words that a complete answer holds, in the asker's language; the rules "
        "quote in English, so that their share is low for de and pt.\n"
    )


def main() -> None:
    """Ask, print the table and write the page."""
    settings = Settings()
    model: ChatModel | None = chat_model(wanted(settings), RecentUsage(), SystemClock())
    told = "Faithfulness is judged by the same model in a second look (tests/judge.md)."
    name = f"model `{settings.model}`"
    if not settings.model or (model is not None and model.absent):
        model, name = None, "no model"
        told = (
            "**No model was asked.** Recorded sentences, written by hand, stood in for one, some "
            "of them wrong on purpose: the figures show what the checks let through, and nothing "
            "about any model. Set DESKCHECK_MODEL and its key to measure one."
        )
    library = load(ROOT / "knowledge")
    meaning = by_meaning(library, ROOT / ".deskcheck" / "index", lambda done, total: None)
    found = tally(questions(), library, meaning, model)
    print(told)
    print(table(found))
    PAGE.write_text(page(found, library, name, told), encoding="utf-8")
    print(f"written to {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
