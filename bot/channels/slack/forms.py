"""What modals are made of: fields with their labels, and the frame around them."""

import json
from collections.abc import Iterable, Mapping

from slack_sdk.models.blocks import (
    CheckboxesElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
)
from slack_sdk.models.views import View

from bot.channels.plain import plain
from bot.channels.slack import rich
from bot.channels.slack.blocks import label
from bot.channels.slack.measure import LABEL, OPTION, PLACEHOLDER, TITLE, Json
from bot.library.wording import Say

YES = "yes"
"""The value of a ticked box."""
LONGEST = 3_000  # characters in one field, Slack's own limit


def modal(
    name: str,
    title: str,
    blocks: Iterable[Json],
    say: Say,
    *,
    submit: str,
    about: Mapping[str, str],
) -> Json:
    """Return a modal.

    Args:
        name: its callback id.
        title: at the top.
        blocks: what it holds.
        say: the reader's language.
        submit: on the button that sends it.
        about: ids that come back with what was filled in.
    """
    made = list(blocks)
    view = View(
        type="modal",
        callback_id=name,
        title=label(title, TITLE),
        submit=label(submit, TITLE),
        close=label(say("Cancel"), TITLE),
        blocks=made,
        private_metadata=json.dumps(dict(about), separators=(",", ":")),
    )
    # The client library reads the blocks once more and may lose what it does not know.
    return {**view.to_dict(), "blocks": made}


def asked(
    name: str,
    title: str,
    element: InputInteractiveElement,
    *,
    hint: str = "",
    must: bool = False,
    at_once: bool = False,
) -> Json:
    """Return a field.

    Args:
        name: the id of its block and of its action.
        title: above it.
        element: what is filled in.
        hint: below it.
        must: whether it has to be filled in.
        at_once: whether a change is told before the form is sent.
    """
    element.action_id = name
    return InputBlock(
        block_id=name,
        label=label(title, LABEL),
        element=element,
        hint=label(hint, LABEL) if hint else None,
        optional=not must,
        dispatch_action=at_once or None,
    ).to_dict()


def line(placeholder: str = "", *, many: bool = False, given: str = "") -> PlainTextInputElement:
    """Return a field for text; ``many`` lines of it or one."""
    return PlainTextInputElement(
        multiline=many or None,
        max_length=LONGEST,
        placeholder=label(placeholder, PLACEHOLDER) if placeholder else None,
        initial_value=rich.prefix(plain(given), LONGEST) or None,
    )


def tick(text: str, *, on: bool = False) -> CheckboxesElement:
    """Return a box to tick."""
    option = Option(value=YES, text=label(text, OPTION))
    chosen = [option] if on else None
    return CheckboxesElement(options=[option], initial_options=chosen)
