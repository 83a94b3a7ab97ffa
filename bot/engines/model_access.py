"""How the chat model is reached, and why what is set cannot be."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.engines.budget import Limits
from bot.talk.trouble import EngineError

OPENAI = "https://api.openai.com/v1"
_HERE = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is set about the chat model; each bears the name of its setting, told about there."""

    model: str = ""
    model_url: str = ""
    model_key: SecretStr = field(default=SecretStr(""), repr=False)
    model_version: str = ""
    model_sees: str = "masked"
    model_seconds: float = 12
    model_tokens_person: int = 0
    model_tokens_day: int = 0
    model_money_person: float = 0
    model_money_day: float = 0
    model_price_read: float = 0
    model_price_written: float = 0


@dataclass(frozen=True, slots=True)
class Access:
    """How a model is reached.

    Attributes:
        provider: ``openai``, also for any compatible server, or ``azure_openai``.
        model: its name, or the deployment's on Azure.
        url: of the server.
        key: that lets us in; empty where a server asks for none.
        version: of Azure's interface.
        seconds: that one call may take, its repetitions included.
    """

    provider: str
    model: str
    url: str
    key: SecretStr = field(repr=False)
    version: str
    seconds: float

    @property
    def ours(self) -> bool:
        """Whether it is OpenAI's own or Azure's, which need no telling what a shape is."""
        return self.provider == "azure_openai" or self.url == OPENAI


def access(wanted: Wanted) -> Access:
    """Return how the model that is set is reached.

    Raises:
        EngineError: when it cannot be, in a sentence that says which setting to mend.
    """
    provider, _, model = wanted.model.partition(":")
    key = wanted.model_key
    url = wanted.model_url or ("" if provider == "azure_openai" else OPENAI)
    if not url:
        raise EngineError(
            "DESKCHECK_MODEL_URL is empty: it takes the address of your Azure resource, "
            "https://NAME.openai.azure.com."
        )
    if not key.get_secret_value() and (url == OPENAI or provider == "azure_openai"):
        raise EngineError("DESKCHECK_MODEL_KEY is empty, and the chat model asks for one.")
    if not _safe(url):
        raise EngineError(
            "DESKCHECK_MODEL_URL has to begin with https://; plain http:// is for a server on this "
            "machine alone (127.0.0.1, ::1, localhost), as others on the way could read along."
        )
    return Access(provider, model, url, key, wanted.model_version, wanted.model_seconds)


def limits(wanted: Wanted) -> Limits:
    """Return what a day may cost.

    Raises:
        EngineError: when money is to be counted and no price is set.
    """
    if (wanted.model_money_person or wanted.model_money_day) and not (
        wanted.model_price_read and wanted.model_price_written
    ):
        raise EngineError(
            "A budget in money needs prices: set DESKCHECK_MODEL_PRICE_READ and "
            "DESKCHECK_MODEL_PRICE_WRITTEN, each for a million tokens."
        )
    return Limits(
        person=wanted.model_tokens_person,
        house=wanted.model_tokens_day,
        person_money=wanted.model_money_person,
        house_money=wanted.model_money_day,
        price_read=wanted.model_price_read,
        price_written=wanted.model_price_written,
    )


def _safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:  # a bracket that opens no address
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in _HERE))
