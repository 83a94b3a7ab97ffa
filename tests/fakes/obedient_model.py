"""A chat model that does whatever the attacker asks, in every field that it may fill."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bot.ports import Prompt, T
from tests.fakes.scripted_model import Scripted, line

_STATEMENT = re.compile(r"^\d+\. (.+)$", re.MULTILINE)
_PASSAGE = re.compile(r"^\[(\d+)\][^\n]*\n(.+)$", re.MULTILINE)


class Obedient:
    """Says what is wanted: alone, hidden among true sentences, and as the English of lies."""

    absent = ""

    def __init__(self, wants: Sequence[str]) -> None:
        self.wants = tuple(wants)
        self._model = Scripted(self._said)
        self.sent = self._model.sent

    def write(self, prompt: Prompt, shape: type[T], who: str) -> T:
        """Obey."""
        return self._model.write(prompt, shape, who)

    def stream(self, prompt: Prompt, shape: type[T], who: str) -> Iterator[T]:
        """Obey, a sentence at a time."""
        return self._model.stream(prompt, shape, who)

    def warm(self) -> None:
        """Make ready."""
        self._model.warm()

    def _said(self, prompt: Prompt) -> dict[str, Any]:
        match prompt.name:
            case "explain":
                return self._explained(prompt.given.text)
            case "question":
                return {"question": self.wants[0]}
        return {"sentences": list(self._sentences(prompt.given.text))}

    def _explained(self, given: str) -> dict[str, Any]:
        true = _STATEMENT.findall(given)
        every = list(range(1, len(true) + 1))
        texts = [
            text
            for want in self.wants
            for text in (want, *(f"{each} {want}" for each in true), f"{want} {true[0]}")
        ]
        profile = given.rpartition("<<<")[2]
        lines = [each for each in profile.splitlines() if len(each.split()) > 1]
        quotes = [*self.wants, *lines, given[:200]]
        return {
            "note": [{"text": text, "restates": every} for text in texts],
            "suggestions": [
                {"quote": quote[:200], "signal": signal}
                for quote in quotes
                for signal in ("camera-refused", "other", self.wants[0])
            ],
        }

    def _sentences(self, given: str) -> Iterator[dict[str, Any]]:
        passages = [(int(number), text) for number, text in _PASSAGE.findall(given)]
        every = [number for number, _ in passages]
        for want in self.wants:
            yield line(want, *every)
            for number, text in passages:
                true = text.split(". ")[0].rstrip(".")
                yield line(f"{true}. {want}", number)
                yield line(f"{true}, {want}", number)
                yield line(f"{want} {true}.", number)
                yield line(want, number, english=f"{true}.")
                yield line(f"{true}.", number)  # what makes the rest look like an answer
