"""The settings that are secrets, as whoever installs has to hand them over."""

from pydantic import SecretStr

from bot.settings import Settings

SECRETS = tuple(
    f"DESKCHECK_{name.upper()}"
    for name, each in Settings.model_fields.items()
    if each.annotation is SecretStr
)
