"""What a message says about itself: who wrote it, how private it is, where it comes from."""

from collections.abc import Iterator, Sequence

from bot.channels.teams.elements import linkable, short
from bot.channels.teams.measure import ABSTRACT, CITATIONS, KEYWORD, KEYWORDS, NAME, ROOT, Json
from bot.library.wording import Say
from bot.talk.reply import Part, Reply, SourceLine, Sources

_PRIVATE = (
    "It holds personal data of somebody who is not here. Share it only with people who need it."
)


def entities(reply: Reply, cited: Sequence[SourceLine], say: Say) -> list[Json]:
    """Return the one root entity of a message, or nothing where there is nothing to say.

    Args:
        reply: what the message shows.
        cited: the sources that numbers in its text lead to.
        say: the reader's language.
    """
    told: Json = {}
    if reply.written_by == "model":
        told["additionalType"] = ["AIGeneratedContent"]
    if cited:
        told["citation"] = [_citation(each) for each in cited]
    if reply.sensitive:
        told["usageInfo"] = {
            "@type": "CreativeWork",
            "name": say("Personal data"),
            "description": say(_PRIVATE),
        }
    if not told:
        return []
    return [{"type": ROOT, "@type": "Message", "@context": "https://schema.org", "@id": "", **told}]


def numbered(parts: Sequence[Part]) -> tuple[SourceLine, ...]:
    """Return the sources that a text may lead to by their numbers; none where they are too many."""
    sources = [each for part in parts if isinstance(part, Sources) for each in part.items]
    numbers = [each.number for each in sources]
    good = all(each.isascii() and each.isdigit() and each[0] != "0" for each in numbers)
    if not good or len(set(numbers)) < len(numbers) or len(numbers) > CITATIONS:
        return ()
    return tuple(sources)


def _citation(source: SourceLine) -> Json:
    name = short(source.title or source.publisher or source.id or source.number, NAME)
    told = ", ".join(filter(None, (source.publisher, source.date, source.note)))
    words = [short(each, KEYWORD) for each in _keywords(source)][:KEYWORDS]
    appearance = {
        "@type": "DigitalDocument",
        "name": name or source.number,
        "abstract": short(told, ABSTRACT) or name or source.number,
        **({"url": source.url} if linkable(source.url) else {}),
        **({"keywords": words} if words else {}),
    }
    return {"@type": "Claim", "position": int(source.number), "appearance": appearance}


def _keywords(source: SourceLine) -> Iterator[str]:
    for each in (source.publisher, source.date):
        if word := short(each.partition(" (")[0], KEYWORD):
            yield word
