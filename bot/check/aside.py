"""What the chat model adds to a check, laid out apart from what the rules say."""

from collections.abc import Iterator

from bot.check.explanation import Explanation, Suggestion
from bot.library.wording import Say
from bot.reading.parts import Part
from bot.talk import reply
from bot.talk.reply import Notice, Prose, Quote, Title


def render(explanation: Explanation, parts: tuple[Part, ...], say: Say) -> Iterator[reply.Part]:
    """Yield the note and the suggestions under a heading that says whose words they are."""
    yield Title(say("From the chat model, not from the rules"), 2)
    if explanation.note:
        yield Prose(explanation.note)
    for suggestion in explanation.suggestions:
        yield Prose(_told(suggestion, say))
        span = suggestion.evidence
        yield Quote(span.quote, parts[span.part].name if len(parts) > 1 else "")
    yield Notice(say("This is no finding, and it changes nothing above: look before you use it."))


def _told(suggestion: Suggestion, say: Say) -> str:
    if not suggestion.title:
        return say("Perhaps worth a look, with no sign of the library behind it:")
    return say("Perhaps worth a look, as for the sign “{title}”:", title=suggestion.title)
