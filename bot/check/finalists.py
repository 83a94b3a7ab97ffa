"""The questions that every finalist is asked, laid out."""

from collections.abc import Iterable, Iterator

from bot.check.plan import Topic
from bot.library.wording import Say
from bot.talk import reply
from bot.talk.reply import Bullets, Prose, Title

_ASKED = (
    "The same for every finalist, whatever was found, in the same words. Offer another format to "
    "whoever needs one, and note what was answered, not how it sounded."
)


def render(topics: Iterable[Topic], say: Say) -> Iterator[reply.Part]:
    """Yield the questions by topic, each with what a good answer is."""
    yield Title(say("Questions to ask"), 1)
    yield Prose(say(_ASKED))
    for topic in topics:
        yield Title(f"{topic.title} ({say(topic.stage)})", 2)
        yield Bullets(
            tuple(
                f"{ask} {say('A good answer: {answer}', answer=good)}"
                for ask, good in topic.questions
            )
        )
