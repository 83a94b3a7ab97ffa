"""Stands where there is no chat model: every reply is the rules' own."""

from collections.abc import Iterator

from bot.ports import Prompt, T
from bot.talk.trouble import EngineError


class NoModel:
    """Writes nothing and says why."""

    def __init__(self, reason: str = "No chat model is set.") -> None:
        """Keep the reason, a sentence for people."""
        self.absent = reason

    def warm(self) -> None:
        """Do nothing."""

    def write(self, prompt: Prompt, shape: type[T], who: str) -> T:
        """Raise the reason."""
        raise EngineError(self.absent)

    def stream(self, prompt: Prompt, shape: type[T], who: str) -> Iterator[T]:
        """Raise the reason."""
        raise EngineError(self.absent)
