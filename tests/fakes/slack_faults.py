"""What a test lets go wrong: errors, limits, a service that is down, connections that break."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.fakes.slack_call import Call, Refused

When = Callable[[Call], bool]


@dataclass
class Fault:
    """One thing that goes wrong, and for how many calls more."""

    method: str
    times: int
    error: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    status: int = 0
    kind: str = "text/html"
    wait: float = 0.0
    cut: Literal["", "before", "after"] = ""
    when: When | None = None

    def meets(self, call: Call) -> bool:
        named = self.method in (call.method, "*")
        return named and self.times > 0 and (self.when is None or self.when(call))


class Faults:
    """The list of what goes wrong; the first that meets a call is used up by it."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []
        self.pace = 0.0
        """Seconds between messages to one channel, 0 for no limit; Slack asks for about one."""
        self.burst = 3
        self._sent: dict[str, deque[float]] = defaultdict(deque)

    def fail(self, method: str, error: str = "internal_error", times: int = 1,
             *, when: When | None = None, **more: Any) -> None:  # fmt: skip
        """Answer ``ok: false`` with this error."""
        self.planned.append(Fault(method, times, error, more, when=when))

    def limit(self, method: str, times: int = 1, seconds: int = 1) -> None:
        """Answer 429 with Retry-After."""
        self.planned.append(Fault(method, times, "ratelimited", {"retry_after": seconds}))

    def down(self, method: str, times: int = 1, status: int = 503, kind: str = "text/html") -> None:
        """Answer with an HTML page, this status, and what it says that the page is."""
        self.planned.append(Fault(method, times, status=status, kind=kind))

    def cut(self, method: str, times: int = 1, *, done: bool = False) -> None:
        """Break the connection, before anything happened or after (``done``) it did."""
        self.planned.append(Fault(method, times, cut="after" if done else "before"))

    def delay(self, method: str, seconds: float, times: int = 1) -> None:
        """Answer late."""
        self.planned.append(Fault(method, times, wait=seconds))

    def take(self, call: Call) -> Fault:
        """Return what goes wrong with this call; nothing is a fault, too."""
        for each in self.planned:
            if each.meets(call):
                each.times -= 1
                return each
        return Fault(call.method, 0)

    def keep_pace(self, call: Call, now: float) -> None:
        """Refuse what comes faster than one message in ``pace`` seconds after a short burst."""
        if call.method != "chat.postMessage" or not self.pace:
            return
        sent = self._sent[str(call.args.get("channel"))]
        while sent and now - sent[0] > self.pace * self.burst:
            sent.popleft()
        if len(sent) >= self.burst:
            raise Refused("ratelimited", retry_after=max(1, round(self.pace)))
        sent.append(now)
