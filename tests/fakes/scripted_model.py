"""A chat model that says what a test tells it to, and keeps what it was sent."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.ports import Prompt, T
from bot.talk.trouble import EngineError

Said = Mapping[str, Any]
GONE = "The chat model did not answer in time."


class Scripted:
    """Answers each prompt by its name, or with what a function makes of it.

    Attributes:
        sent: every prompt, in order.
        grown: when each state of an answer was handed out, in seconds.
        warmed: how often it was told to make ready.
    """

    absent = ""

    def __init__(
        self,
        says: Mapping[str, Said] | Callable[[Prompt], Said],
        *,
        breaks_at: int = -1,
        pause: float = 0.0,
    ) -> None:
        """Take the script.

        Args:
            says: by the prompt's name, or made of the prompt.
            breaks_at: after so many states of an answer that grows it is gone; 0 for any answer.
            pause: seconds before each state.
        """
        self._says, self._breaks, self._pause = says, breaks_at, pause
        self.sent: list[Prompt] = []
        self.grown: list[float] = []
        self.warmed = 0

    def write(self, prompt: Prompt, shape: type[T], who: str) -> T:
        """Return what the script says."""
        self.sent.append(prompt)
        if self._breaks == 0:
            raise EngineError(GONE)
        return shape.model_validate(self._said(prompt))

    def stream(self, prompt: Prompt, shape: type[T], who: str) -> Iterator[T]:
        """Yield it list item by list item."""
        self.sent.append(prompt)
        said = self._said(prompt)
        longest = max((len(each) for each in said.values() if isinstance(each, list)), default=0)
        for count in range(1, longest + 2):
            if count - 1 == self._breaks:
                raise EngineError(GONE)
            time.sleep(self._pause)
            self.grown.append(time.perf_counter())
            grown = {key: each[:count] for key, each in said.items() if isinstance(each, list)}
            yield shape.model_validate({**said, **grown})

    def warm(self) -> None:
        """Count."""
        self.warmed += 1

    def _said(self, prompt: Prompt) -> Said:
        return self._says(prompt) if callable(self._says) else self._says[prompt.name]


def line(text: str, *passages: int, english: str = "") -> dict[str, Any]:
    """Return one sentence of an answer."""
    return {"text": text, "english": english or text, "passages": list(passages)}


def answering(*lines: dict[str, Any], question: str = "") -> Scripted:
    """Return a model that writes these sentences."""
    return Scripted({"answer": {"sentences": list(lines)}, "question": {"question": question}})
