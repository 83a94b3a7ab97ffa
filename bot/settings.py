"""The settings: environment and .env, read once into one frozen object."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

_BESIDE = Path(__file__).resolve().parent


def _folder() -> Path:
    """Return the folder that came with this program, wherever it was installed."""
    inside, beside = _BESIDE / "knowledge", _BESIDE.parent / "knowledge"
    return inside if inside.is_dir() else beside


class Settings(BaseSettings):
    """Everything that can be set; every name has the prefix ``DESKCHECK_``."""

    model_config = SettingsConfigDict(
        env_prefix="DESKCHECK_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    knowledge: Path = Field(
        default_factory=_folder,
        description="The knowledge folder. Empty: the one that came with the program.",
    )
    language: str = Field(
        default="en",
        pattern="^(en|de|pt)$",
        description="Language of the replies: en, de or pt (English where a text has no other).",
    )
    index: Path = Field(
        default=Path(".deskcheck/index"),
        description="Where the vectors of the knowledge folder are kept, its sealed copy beside "
        "them; safe to delete.",
    )
    embeddings: str = Field(
        default="minilm",
        pattern="^(minilm|off)$",
        description="What finds passages by meaning: minilm (built in) or off (by words only).",
    )
