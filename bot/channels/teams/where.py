"""Where people and conversations are found again: remembered, because Teams cannot be asked."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from dataclasses import asdict, replace
from datetime import timedelta

from bot.channels.teams.incoming import Address, Who
from bot.ports import Clock, Sessions
from bot.talk.session import Session

_KEEP = timedelta(days=400)
_MOST = 5_000  # conversations and people remembered in memory
_VISITED = 20  # places that one person can share with
_LAST = "last"


class Where:
    """Remembers addresses and names."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        self._sessions, self._clock = sessions, clock
        self._known: OrderedDict[str, Address] = OrderedDict()
        self.names: OrderedDict[str, str] = OrderedDict()

    async def met(self, who: Who, at: Address, *, alone: bool, name: str = "") -> None:
        """Remember where something was done.

        Args:
            who: did it.
            at: where.
            alone: whether it is the person's own conversation with us.
            name: of the place, where others are; empty where Teams does not say.
        """
        if who.name:
            self.names[who.user] = who.name
            _trim(self.names)
        await self._keep(_conversation(at.conversation), at)
        await self._keep(_LAST, at)
        if alone:
            await self._keep(_home(who.user), at)
        else:
            await self._visited(who.user, at, name)

    async def places(self, user: str) -> list[tuple[str, str]]:
        """Return where else a person has talked to us: id and name, the newest first."""
        session = await asyncio.to_thread(self._sessions.get, _places(user))
        return [(id_, name) for id_, name in json.loads(str(session.state))] if session else []

    async def home(self, user: str) -> Address | None:
        """Return a person's own conversation with us, if there was one."""
        return await self._find(_home(user))

    async def moved(self, user: str, home: Address) -> None:
        """Remember a person's own conversation."""
        await self._keep(_home(user), home)
        await self._keep(_conversation(home.conversation), home)

    async def of(self, conversation: str) -> Address | None:
        """Return the address of a conversation; with the last service heard of, if it is new."""
        known = await self._find(_conversation(conversation))
        last = known or await self._find(_LAST)
        return Address(conversation, last.url, last.bot, last.tenant) if last else None

    async def _visited(self, user: str, at: Address, name: str) -> None:
        place = at.conversation.partition(";")[0]  # in a channel, not the one thread
        known = dict(await self.places(user))
        name = name or known.get(place, "")
        if next(iter(known.items()), None) == (place, name):
            return
        newest = {place: name} | {id_: told for id_, told in known.items() if id_ != place}
        state = json.dumps(list(newest.items())[:_VISITED])
        session = Session("", state, self._clock.now() + _KEEP)
        await asyncio.to_thread(self._sessions.put, _places(user), session)
        await self._keep(_conversation(place), replace(at, conversation=place))

    async def _keep(self, key: str, at: Address) -> None:
        if self._known.get(key) == at:
            return
        until = self._clock.now() + _KEEP
        session = Session("", json.dumps(asdict(at)), until)
        await asyncio.to_thread(self._sessions.put, f"teams/{key}", session)
        self._known[key] = at
        _trim(self._known)

    async def _find(self, key: str) -> Address | None:
        if key not in self._known:
            session = await asyncio.to_thread(self._sessions.get, f"teams/{key}")
            if session is None:
                return None
            self._known[key] = Address(**json.loads(str(session.state)))
        return self._known[key]


def _home(user: str) -> str:
    return f"chat/{user}"[:200]


def _places(user: str) -> str:
    return f"teams/places/{user}"[:200]


def _conversation(id_: str) -> str:
    return f"at/{hashlib.sha256(id_.encode()).hexdigest()}"


def _trim(known: "OrderedDict[str, Address] | OrderedDict[str, str]") -> None:
    while len(known) > _MOST:
        known.popitem(last=False)
