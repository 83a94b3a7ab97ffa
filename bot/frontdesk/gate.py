"""Who may ask, and how often: the one gate before every desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from bot.frontdesk.cases import owner
from bot.library.wording import Say
from bot.ports import Meter, RateLimit
from bot.talk.message import Message
from bot.talk.trouble import DeskcheckError

_NOT_ALLOWED = (
    "Deskcheck is open to certain people and groups here, and you are not among them yet. Whoever "
    "runs it can add you."
)
_BARRED = {
    "check": "Checks are done here by certain people and groups, and you are not among them yet. "
    "Whoever runs Deskcheck can add you.",
    "ask": "Questions are answered here for certain people and groups, and you are not among them "
    "yet. Whoever runs Deskcheck can add you.",
    "respond": "Incidents are led here by certain people and groups, and you are not among them. "
    "Tell your security lead now, by telephone; whoever runs Deskcheck can add you.",
}
_TOO_MANY = (
    "That was a lot in a short time. Please send it again in {seconds} seconds; what is already "
    "under way goes on."
)


@dataclass(frozen=True, slots=True)
class Gate:
    """Allow-lists (an empty one lets everybody in) and a limit per person.

    Attributes:
        workspaces: ids of those that may ask.
        people: ids of people; who is in one of ``groups`` may ask as well.
        groups: ids of the platform's groups.
        meter: counts whom it does not let in.
        keepers: ids of people and groups who are shown how the knowledge folder is; here, an empty
            list is nobody.
        roles: by desk, ids of the people and groups who may use it; an empty list is everybody.
    """

    limit: RateLimit | None = None
    workspaces: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    keepers: frozenset[str] = frozenset()
    meter: Meter | None = None
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def refuses(self, message: Message, say: Say) -> str:
        """Return why a message is not worked, in the asker's words; empty where it is."""
        if not self._known(message):
            self._count("not-allowed")
            return say(_NOT_ALLOWED)
        wait = self.limit.wait(owner(message)) if self.limit and message.press is None else 0
        if wait <= 0:
            return ""
        self._count("too-many")
        return say(_TOO_MANY, seconds=ceil(wait))

    def _count(self, reason: str) -> None:
        if self.meter:
            self.meter.refused(reason)

    def admit(self, desk: str, message: Message, say: Say) -> None:
        """Do nothing where the sender may use a desk.

        Raises:
            DeskcheckError: where not, in the asker's words.
        """
        role = self.roles.get(desk)
        if role and not _among(message, role):
            raise DeskcheckError(say(_BARRED[desk]))

    def keeps(self, message: Message) -> bool:
        """Whether the sender is shown how the knowledge folder is."""
        return _among(message, self.keepers)

    def _known(self, message: Message) -> bool:
        if self.workspaces and message.workspace not in self.workspaces:
            return False
        if not self.people and not self.groups:
            return True
        return message.sender in self.people or not self.groups.isdisjoint(message.groups)


def _among(message: Message, listed: frozenset[str]) -> bool:
    return message.sender in listed or not listed.isdisjoint(message.groups)
