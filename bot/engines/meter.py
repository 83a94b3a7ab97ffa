"""Counts what happens, for Prometheus: in a registry of its own, with labels of few known values.

No label can hold anything about a person: whatever is not among its known values is "other".
"""

from collections.abc import Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.talk.condition import Condition

OTHER = "other"
LABELS: Mapping[str, frozenset[str]] = {
    "channel": frozenset(("slack", "teams", OTHER)),
    "desk": frozenset(("check", "ask", "respond", "help", "unsure", "continue", OTHER)),
    "outcome": frozenset(("answered", "failed", "handed-back", OTHER)),
    "reason": frozenset((
        "not-allowed", "too-many", "foreign", "unsigned", "not-for-us", "malformed", "too-large",
        "too-slow", "no-such-route", OTHER,
    )),
    "part": frozenset((
        "library", "index", "database", "replicas", "slack", "teams", "model", OTHER,
    )),
    "state": frozenset(("off", "preparing", "renewing", "ready", "failed", OTHER)),
}  # fmt: skip
"""Every label there is, with all that it can say."""
TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_GAUGES = {
    ("library", "mistakes"): "Mistakes in the knowledge folder; the last good copy answers.",
    ("inbox", "jobs"): "Deliveries that are due and not worked yet.",
    ("inbox", "oldest_seconds"): "How long the oldest of them has been due.",
    ("replicas", "differing"): "Other processes that answer from another library.",
    ("disk", "free_bytes"): "Free space where the database is.",
    ("socket", "age_seconds"): "Age of the connection to Slack.",
}


class PrometheusMeter:
    """Counters, and what the parts say at the moment of a scrape."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry()
        ProcessCollector(namespace="deskcheck", registry=self.registry)
        self._came = self._counter("events_received", "Deliveries that were kept.", "channel")
        self._worked = self._counter(
            "events_worked", "Deliveries whose work ended.", "channel", "outcome"
        )
        self._work = self._seconds("work", "From taking up a delivery to its end.", "channel")
        self._replied = self._counter(
            "replies", "Replies of the desks.", "channel", "desk", "outcome"
        )
        self._reply = self._seconds("reply", "From a message to its reply.", "desk")
        self._refused = self._counter("refusals", "What was not worked.", "reason")
        self._ready = Gauge(
            "deskcheck_ready", "1 ok, 0.5 weak, 0 down.", ["part"], registry=self.registry
        )
        self._index = Gauge(
            "deskcheck_index_state", "1 for the state that it is in.", ["state"],
            registry=self.registry,
        )  # fmt: skip
        self._library = Gauge(
            "deskcheck_library_number", "Hash of the library: the same on every replica.",
            registry=self.registry,
        )  # fmt: skip
        self._gauges = {
            key: Gauge(f"deskcheck_{'_'.join(key)}", told, registry=self.registry)
            for key, told in _GAUGES.items()
        }

    def came(self, channel: str) -> None:
        """Count a delivery that was kept."""
        self._came.labels(_known("channel", channel)).inc()

    def worked(self, channel: str, outcome: str, seconds: float) -> None:
        """Count the end of work on a delivery."""
        where = _known("channel", channel)
        self._worked.labels(where, _known("outcome", outcome)).inc()
        self._work.labels(where).observe(seconds)

    def replied(self, channel: str, desk: str, outcome: str, seconds: float) -> None:
        """Count a reply."""
        at = _known("desk", desk)
        self._replied.labels(_known("channel", channel), at, _known("outcome", outcome)).inc()
        self._reply.labels(at).observe(seconds)

    def refused(self, reason: str) -> None:
        """Count what was not worked."""
        self._refused.labels(_known("reason", reason)).inc()

    def text(self, conditions: Iterable[Condition]) -> bytes:
        """Return everything in Prometheus' text format, with what the parts say now."""
        for gauge in self._gauges.values():
            gauge.set(float("nan"))  # what nobody tells is not known
        for each in conditions:
            level = {"ok": 1.0, "weak": 0.5, "down": 0.0}[each.state]
            self._ready.labels(_known("part", each.part)).set(level)
            if digest := each.facts.get("library_hash"):
                self._library.set(int(str(digest), 16))
            if each.part == "index":
                for state in sorted(LABELS["state"]):
                    self._index.labels(state).set(state == _known("state", each.told))
            for key, gauge in self._gauges.items():
                value = each.facts.get("_".join(key))
                if isinstance(value, int | float):
                    gauge.set(value)
        return generate_latest(self.registry)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(f"deskcheck_{name}", told, labels, registry=self.registry)

    def _seconds(self, name: str, told: str, *labels: str) -> Histogram:
        return Histogram(
            f"deskcheck_{name}_seconds", told, labels, buckets=_SECONDS, registry=self.registry
        )


def _known(label: str, value: str) -> str:
    return value if value in LABELS[label] else OTHER
