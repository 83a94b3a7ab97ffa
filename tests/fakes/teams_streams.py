"""How the fake Teams lets a message grow: what it refuses, and when it stops."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Refusal = tuple[int, str, str]
CODE = "ContentStreamNotAllowed"
STOPPED = "Content stream was canceled by user."
TOO_LATE = "Content stream finished due to exceeded streaming time."
_ONLY_LAST = ("attachments", "channelData", "suggestedActions")


@dataclass
class Growing:
    """One stream: its updates with when they came, until its end."""

    conversation: str
    updates: list[tuple[float, Json]] = field(default_factory=list)
    final: Json | None = None
    stopped: bool = False

    @property
    def texts(self) -> list[str]:
        """Return the text after each update that showed some."""
        return [
            str(each["text"]) for _, each in self.updates
            if info(each)["streamType"] == "streaming"
        ]  # fmt: skip


def info(activity: Json) -> Json:
    """Return what an activity says of its stream; nothing where it belongs to none."""
    found: Iterable[Json] = activity.get("entities") or ()
    return next((each for each in found if each.get("type") == "streaminfo"), {})


class Streams:
    """All of them, by their ids; ``life`` is how many seconds one may take."""

    def __init__(self) -> None:
        self.all: dict[str, Growing] = {}
        self.life = 120.0

    def stop(self, conversation: str) -> None:
        """Press Stop."""
        for each in self.all.values():
            each.stopped = each.stopped or each.conversation == conversation

    def begin(self, id_: str, conversation: str, activity: Json) -> None:
        self.all[id_] = Growing(conversation, [(time.monotonic(), activity)])

    def take(self, activity: Json) -> None:
        """Keep what was not refused."""
        stream = self.all[info(activity)["streamId"]]
        if activity["type"] == "message":
            stream.final = activity
        else:
            stream.updates.append((time.monotonic(), activity))

    def refusal(self, conversation: str, personal: bool, activity: Json) -> Refusal | None:
        """Return why an update or an end is not taken."""
        told = info(activity)
        if not activity.get("text"):
            return 400, "BadRequest", "Start streaming activities should include text"
        if not personal:
            return 403, CODE, "Content stream is not allowed"
        if activity["type"] == "typing":
            wrong = self._update(conversation, activity)
        else:
            wrong = [] if "streamSequence" not in told else ["a number on the last"]
        if wrong:
            return 400, "BadSyntax", wrong[0]
        return self._over(activity) if told.get("streamId") else None

    def _update(self, conversation: str, activity: Json) -> list[str]:
        told, id_ = info(activity), info(activity).get("streamId")
        wrong = [f"{each} before the last" for each in _ONLY_LAST if activity.get(each)]
        if id_ is None:
            running = [e for e in self.all.values() if e.conversation == conversation]
            if any(not e.final and not e.stopped for e in running):
                wrong.append("one stream at a time")
            number = 1
        else:
            number = len(self.all[id_].updates) + 1 if id_ in self.all else 0
        if told.get("streamSequence") != number:
            wrong.append(f"number {told.get('streamSequence')}, not {number}")
        if told.get("streamType") not in ("informative", "streaming"):
            wrong.append("a type of update")
        if told.get("streamType") == "informative" and len(activity["text"]) > 1_000:
            wrong.append("a long sign of life")
        return wrong

    def _over(self, activity: Json) -> Refusal | None:
        stream = self.all.get(info(activity)["streamId"])
        if stream is None or stream.final:
            return (
                403,
                CODE,
                "Content stream is not allowed on an already completed streamed message",
            )
        if stream.stopped:
            return 403, CODE, STOPPED
        if time.monotonic() - stream.updates[0][0] > self.life:
            return 403, CODE, TOO_LATE
        if not str(activity["text"]).startswith(stream.texts[-1] if stream.texts else ""):
            return (
                403,
                CODE,
                "Request streamed content should contain the previously streamed content",
            )
        return None
