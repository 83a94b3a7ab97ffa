"""A chat model that goes wrong under load, and whether people's answers are the rules' own then."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from tests.channels.slack.killing import AWAY, Toll, answer
from tests.chaos.stage import QUESTION, Stage
from tests.fakes.chat_server import ChatServer, Fault, chat_server
from tests.fakes.slack_delivery import Delivery
from tests.fakes.slack_world import Post

LIMIT = 2.0  # seconds that an answer of the model may take
_BUSY = 5.0  # seconds that an answer may take besides, on a machine that is busy
_FEW = 6  # jobs that are open at any time
_REST = 60.0  # seconds that a model which failed is left alone
# Every shape that is asked for, empty: then the rules' own words stay, and no line stands there.
WELL = json.dumps({"sentences": [], "question": "", "note": [], "suggestions": []})
_PASSAGE = re.compile(r"\n\[(\d+)\][^\n]*\n([^\n]*?\.)(?=\s)")
_FAILED = re.compile(r'^.*"model\.failed".*$', re.MULTILINE)
_SILLY = ('{"sentences": [{"text": "Yes', '{"verdict": "guilty"}', "As a language model I hold")


@contextmanager
def model() -> Iterator[ChatServer]:
    """Run the server of a model that is well."""
    with chat_server() as made:
        made.answer = _saying(WELL)
        yield made


def limited(_: Path) -> dict[str, str]:
    """Return the settings of a model that is not waited for long, and never used up."""
    return {
        "DESKCHECK_MODEL_SECONDS": str(LIMIT),
        "DESKCHECK_MODEL_TOKENS_PERSON": "0",
        "DESKCHECK_MODEL_TOKENS_DAY": "0",
    }


async def hangs(stage: Stage) -> None:
    """Take every request and answer none."""
    await _silent(stage, Fault(seconds=10**6))


async def stalls(stage: Stage) -> None:
    """Begin every answer with a sentence that may be shown, and end none."""
    chat(stage).answer = _begun
    await _silent(stage, Fault(endless=True))


async def nonsense(stage: Stage) -> None:
    """Answer what cannot be used."""
    async with _lasting(stage):
        for each in _SILLY:
            chat(stage).answer = _saying(each)
            await stage.pause()


async def helped(stage: Stage) -> float:
    """Return the seconds until somebody new is answered with the model beside the rules."""
    return await stage.answered(limit=_REST + 90, well=_whole)


def look(stage: Stage, toll: Toll) -> None:
    """Add to a toll who was not answered by the rules, told why, and kept waiting once at most."""
    posts = [p for c in stage.fake.channels.values() for p in c.posts if p.by_bot and not p.deleted]
    asked = [(told, post) for told in _questions(stage) if (post := answer(posts, told))]
    own = {post.words for _, post in asked if not AWAY.search(post.words)}
    if not own or len(own) == len({post.words for _, post in asked}):
        toll.other.append("nobody met the model well, or nobody met it away: this proves nothing")
    began, over = stage.lasted
    for told, post in asked:
        if AWAY.sub("", post.words).strip() not in {each.strip() for each in own}:
            toll.other.append(f"not the rules' own answer: {post.words}")
        if began < told.sent and post.changed < over and len(AWAY.findall(post.words)) != 1:
            toll.other.append(f"not told once that the model is away: {post.words}")
        if began < told.sent < over and post.changed - told.sent > LIMIT + _BUSY:
            toll.other.append(f"waited for {post.changed - told.sent:.1f} seconds")
    failed = [json.loads(line) for line in _FAILED.findall(toll.log)]
    twice = [ref for ref, times in Counter(each["ref"] for each in failed).items() if times > 1]
    toll.other += [f"{each} waited twice" for each in twice]


def chat(stage: Stage) -> ChatServer:
    """Return the server of the model."""
    assert stage.chat, "this trouble is of a stage with a model"
    return stage.chat


async def _silent(stage: Stage, fault: Fault) -> None:
    """Let nobody be answered until one who tried again, after the rest, was not either."""
    server = chat(stage)
    async with _lasting(stage):
        server.faults = [fault]
        await asyncio.sleep(2 * LIMIT)
        tried = len(server.journal)
        async with asyncio.timeout(2 * _REST):
            while len(server.journal) == tried:
                await asyncio.sleep(0.1)
        await asyncio.sleep(2 * LIMIT)


@asynccontextmanager
async def _lasting(stage: Stage) -> AsyncIterator[None]:
    """Begin when nobody waits for the client to be imported; let all be well at the end."""
    server = chat(stage)
    async with asyncio.timeout(_REST):
        while not server.journal or stage.open() > _FEW:
            await asyncio.sleep(0.1)
    began = stage.fake.now()
    yield
    stage.lasted = began, stage.fake.now()
    server.faults, server.answer = [], _saying(WELL)


def _saying(text: str) -> Callable[[dict[str, Any]], str]:
    return lambda asked: text


def _begun(asked: dict[str, Any]) -> str:
    """Return the beginning of an answer whose first sentence stands in a passage."""
    passage = _PASSAGE.search(asked["messages"][-1]["content"])
    if passage is None:
        return '{"'
    line = {"text": passage[2], "english": passage[2], "passages": [int(passage[1])]}
    return f'{{"sentences": [{json.dumps(line)}, {{"text": "Then'


def _questions(stage: Stage) -> list[Delivery]:
    """Return what people asked that was accepted."""
    sent = [told for _, told in stage.life.sent if told.acked]
    return [told for told in sent if QUESTION in _text(told)]


def _text(told: Delivery) -> str:
    return told.post.text if told.post else str(told.payload.get("text", ""))


def _whole(post: Post) -> bool:
    """Whether a message is an answer at its end, without a word of the model being away."""
    return bool(post.metadata) and post.stream != "open" and not AWAY.search(post.words)
