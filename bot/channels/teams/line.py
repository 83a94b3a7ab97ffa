"""What can be done in Teams: say, change, take away, open a conversation, be seen typing."""

from collections.abc import Awaitable, Callable

from botbuilder.core import TurnContext
from botbuilder.schema import (
    Activity,
    ChannelAccount,
    ConversationAccount,
    ConversationParameters,
    ConversationReference,
)

from bot.channels.teams.adapter import Adapter
from bot.channels.teams.auth import CHANNEL
from bot.channels.teams.connector import Refused
from bot.channels.teams.incoming import Address
from bot.channels.teams.models import typing

_GONE = (403, 404)


class Line:
    """Speaks through the SDK's adapter."""

    def __init__(self, adapter: Adapter, app_id: str) -> None:
        self._adapter, self._app_id = adapter, app_id

    async def send(self, to: Address, activity: Activity) -> str:
        """Say something; return the message's id.

        Raises:
            Refused: when Teams says no.
            ChannelError: when it is not reached.
        """
        said: list[str] = []

        async def say(context: TurnContext) -> None:
            sent = await context.send_activity(activity)
            said.append(str(sent.id) if sent and sent.id else "")

        await self._there(to, say)
        return said[0]

    async def change(self, to: Address, id_: str, activity: Activity) -> bool:
        """Put something in the place of a message; say whether it is there, or gone for good."""
        activity.id = id_

        async def change(context: TurnContext) -> None:
            await context.update_activity(activity)

        try:
            await self._there(to, change)
        except Refused as refused:
            if refused.status not in _GONE:
                raise
            return False
        return True

    async def remove(self, to: Address, id_: str) -> None:
        """Take a message away; what is gone is gone."""

        async def remove(context: TurnContext) -> None:
            await context.delete_activity(id_)

        try:
            await self._there(to, remove)
        except Refused as refused:
            if refused.status not in _GONE:
                raise

    async def typing(self, to: Address) -> None:
        """Be seen typing."""
        await self.send(to, typing())

    async def open(self, account: str, near: Address) -> Address:
        """Open the conversation with one person; return where it is.

        Args:
            account: the person.
            near: a place of the same tenant.

        Raises:
            Refused: when there can be none, most often because we are not installed there.
        """
        found: list[str] = []

        async def note(context: TurnContext) -> None:
            found.append(context.activity.conversation.id)

        await self._adapter.create_conversation(
            self._app_id,
            note,
            ConversationParameters(
                is_group=False, bot=ChannelAccount(id=near.bot), tenant_id=near.tenant,
                members=[ChannelAccount(id=account)],
                channel_data={"tenant": {"id": near.tenant}},
            ),
            CHANNEL,
            near.url,
        )  # fmt: skip
        return Address(found[0], near.url, near.bot, near.tenant)

    async def _there(self, to: Address, act: Callable[[TurnContext], Awaitable[None]]) -> None:
        async def there(context: TurnContext) -> None:
            context.activity.id = ""  # else we would answer a message that nobody wrote
            await act(context)

        reference = ConversationReference(
            bot=ChannelAccount(id=to.bot), channel_id=CHANNEL, service_url=to.url,
            conversation=ConversationAccount(id=to.conversation, tenant_id=to.tenant),
        )  # fmt: skip
        await self._adapter.continue_conversation(reference, there, self._app_id)
