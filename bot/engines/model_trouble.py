"""What people are told when a chat model fails, and whether it is worth another try."""

import logging
from dataclasses import dataclass

_log = logging.getLogger("deskcheck")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One failure.

    Attributes:
        told: a sentence for people.
        dead: the next call would fail as well, so nobody should wait for it.
        free: the server said that it did not do it.
    """

    told: str
    dead: bool
    free: bool


_SLOW = Trouble("The chat model did not answer in time.", True, False)
_GONE = Trouble("The chat model cannot be reached.", True, False)
_BUSY = Trouble("The chat model takes no more requests for the moment.", True, True)
_KEY = Trouble("The chat model refused the key that is set.", True, True)
_NAME = Trouble("The chat model's server does not know the model that is set.", True, True)
_SICK = Trouble("The chat model has trouble of its own.", True, True)
_REFUSED = Trouble("The chat model did not take the request.", False, True)
_SILLY = Trouble("The chat model gave an answer that cannot be used.", False, False)
_STATUS = {401: _KEY, 403: _KEY, 404: _NAME, 408: _SLOW, 429: _BUSY}


def trouble(error: Exception) -> Trouble:
    """Return what people are told. The error's own text is for nobody: it may quote them."""
    import openai

    status = error.status_code if isinstance(error, openai.APIStatusError) else 0
    if isinstance(error, (TimeoutError, openai.APITimeoutError)):
        found = _SLOW
    elif isinstance(error, openai.APIConnectionError):
        found = _GONE
    elif status:
        found = _STATUS.get(status, _SICK if status >= 500 or status < 400 else _REFUSED)
    else:
        found = _SILLY
    # Told at a level that a terminal does not show: there the person reads the sentence.
    _log.info("model.failed kind=%s status=%s dead=%s", type(error).__name__, status, found.dead)
    return found
