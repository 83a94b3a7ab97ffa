"""Teams, from the first request to the last."""

from aiohttp import web

from bot.channels.teams.adapter import Adapter
from bot.channels.teams.auth import Access, Authentication, Door, issued
from bot.channels.teams.connector import Connectors, Sender, Tokens
from bot.channels.teams.deliver import Delivery
from bot.channels.teams.doors import Doors
from bot.channels.teams.line import Line
from bot.channels.teams.places import Places
from bot.channels.teams.where import Where
from bot.channels.teams.work import Work
from bot.channels.work import Worker
from bot.frontdesk.desk import FrontDesk
from bot.ports import Clock, Inbox, Posts, Sessions
from bot.talk.condition import Condition

PATH = "/api/messages"


class Teams:
    """One Azure bot."""

    def __init__(
        self,
        access: Access,
        desk: FrontDesk,
        inbox: Inbox,
        posts: Posts,
        sessions: Sessions,
        clock: Clock,
        *,
        tokens: Tokens | None = None,
    ) -> None:
        """Join the parts.

        Args:
            access: how Teams is reached.
            desk: the one entrance.
            inbox: keeps what came.
            posts: know which message shows what.
            sessions: remember where people are found.
            clock: tells the time.
            tokens: gives our own tokens; without, Microsoft does.
        """
        self._access, self._tokens = access, tokens or issued(access)
        self.sender = Sender(self._tokens)
        self._adapter = Adapter(Door(access), Authentication(Connectors(self.sender)))
        line, where = Line(self._adapter, access.app_id), Where(sessions, clock)
        self.delivery = delivery = Delivery(line, posts, where, sessions, clock)
        self.work = Work(
            desk, inbox, clock, delivery, Places(line, delivery), where, local=access.dev
        )
        self.worker = Worker(inbox, self.work.handle, lanes="teams/")
        self.doors = Doors(inbox, self.work, self.worker)

    async def start(self) -> None:
        """See that we are let in.

        Raises:
            ChannelError: when Microsoft does not know us, with what to do.
        """
        await self._tokens()

    async def run(self) -> None:
        """Work what is delivered, until ``stop``."""
        await self.worker.run()

    async def tidy(self) -> None:
        """Take away the cards that have had their time."""
        if self._access.delete_days:
            await self.work.forget(self._access.delete_days * 86400.0)

    def routes(self) -> list[web.RouteDef]:
        """Return where Teams delivers."""
        return [web.post(PATH, self._receive)]

    def condition(self) -> Condition:
        """Return that Teams may deliver; it tells nobody whether it does."""
        return Condition("teams", "ok", "http")

    async def stop(self, grace: float) -> None:
        """Take nothing more, finish what is under work, hand back the rest."""
        await self.worker.stop(grace)
        await self.sender.close()

    async def _receive(self, request: web.Request) -> web.Response:
        return await self._adapter.receive(request, self.doors)
