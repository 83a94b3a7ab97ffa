"""The settings: environment and .env, read once into one frozen object."""

from pathlib import Path

from pydantic import Field, SecretStr
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
        description="Language of the replies: en, de or pt (English where a text has no other, and "
        "in what answers quote).",
    )
    index: Path = Field(
        default=Path(".deskcheck/index"),
        description="Where the vectors of the knowledge folder are kept, its sealed copy beside "
        "them; safe to delete.",
    )
    embeddings: str = Field(
        default="minilm",
        pattern="^(minilm|off)$",
        description="What finds passages, and what a message is for, by meaning: minilm (built in) "
        "or off (by words only).",
    )
    model: str = Field(
        default="",
        pattern=r"^$|^(openai|azure_openai):\S+$",
        description="The chat model: openai:NAME (any compatible server with DESKCHECK_MODEL_URL) "
        "or azure_openai:DEPLOYMENT. Empty: none; every reply is the rules' own.",
    )
    model_url: str = Field(
        default="",
        pattern=r"^$|^https?://\S+$",
        description="Address of the chat model's server, https:// (http:// on this machine only); "
        "on Azure https://NAME.openai.azure.com. Empty: OpenAI's own.",
    )
    model_key: SecretStr = Field(
        default=SecretStr(""),
        description="Key of the chat model's server; may be empty for one of your own.",
    )
    model_version: str = Field(
        default="2024-10-21",
        pattern=r"^\S+$",
        description="Version of Azure's interface; others do not ask for it.",
    )
    model_sees: str = Field(
        default="masked",
        pattern="^(masked|nothing)$",
        description="What the chat model is told: masked (text whose identifiers and names are "
        "placeholders) or nothing (it is not asked).",
    )
    model_seconds: float = Field(
        default=12,
        ge=1,
        le=60,
        description="Seconds that one answer of the chat model may take; afterwards the rules' own "
        "reply goes out, and nobody waits for the model for a minute.",
    )
    model_tokens_person: int = Field(
        default=200_000,
        ge=0,
        description="Tokens of the chat model that one person may use in a day (UTC); 0: no limit.",
    )
    model_tokens_day: int = Field(
        default=2_000_000,
        ge=0,
        description="Tokens that all together may use in a day; 0: no limit.",
    )
    model_money_person: float = Field(
        default=0,
        ge=0,
        description="What one person's tokens may cost in a day, in the currency of the prices; 0: "
        "no limit.",
    )
    model_money_day: float = Field(
        default=0,
        ge=0,
        description="What all tokens may cost in a day; 0: no limit.",
    )
    model_price_read: float = Field(
        default=0,
        ge=0,
        description="Price of a million tokens that the chat model reads.",
    )
    model_price_written: float = Field(
        default=0,
        ge=0,
        description="Price of a million tokens that it writes.",
    )
    database: str = Field(
        default="sqlite:///.deskcheck/deskcheck.db",
        description="Where messages are kept until they are answered, and checks, ticks and the "
        "ledger beside them: sqlite:///FILE, or for more than one machine "
        "postgresql+psycopg://ACCOUNT:PASSWORD@HOST/NAME.",
    )
    pool: int = Field(
        default=8,
        ge=2,
        le=100,
        description="Connections of one process to PostgreSQL at the most.",
    )
    key: SecretStr = Field(
        default=SecretStr(""),
        description="Secret that seals what is kept, at least 24 characters. Empty: one is made in "
        "a file beside the index, readable by this account only; PostgreSQL needs one that is set.",
    )
    keep_days: int = Field(
        default=14,
        ge=0,
        le=365,
        description="Days that a check is kept with its ticks and notes; 0 forgets it half an hour "
        "after the last word.",
    )
    delete_days: int = Field(
        default=0,
        ge=0,
        le=365,
        description="Days after which the cards of a check are deleted from Slack and Teams; 0 "
        "leaves them.",
    )
    ledger_days: int = Field(
        default=365,
        ge=1,
        le=3650,
        description="Days that the ledger keeps who asked what kind of thing when.",
    )
    feedback_days: int = Field(
        default=365,
        ge=1,
        le=3650,
        description="Days that the ledger keeps whom a reply helped or not, and wrong flags.",
    )
    inbox_days: int = Field(
        default=7,
        ge=1,
        le=30,
        description="Days after which a message that was never worked, because nothing ran, is "
        "deleted unread; what is worked is deleted at once.",
    )
    links_key: SecretStr = Field(
        default=SecretStr(""),
        description="Secret of at least 24 characters; with it, keyed hashes of contacts are kept, "
        "and a check says what another applicant gave, too. Empty: nothing is kept or compared.",
    )
    links_days: int = Field(
        default=90,
        ge=1,
        le=730,
        description="Days that the keyed hashes of a check are kept and compared.",
    )
    limit: int = Field(
        default=20,
        ge=1,
        description="Messages that one person may send in a minute.",
    )
    workspaces: str = Field(
        default="",
        description="Ids of the workspaces or tenants that may ask, with commas. Empty: all.",
    )
    people: str = Field(
        default="",
        description="Ids of the people who may ask, with commas. Empty, with no groups: everybody.",
    )
    groups: str = Field(
        default="",
        description="Ids of the platform's groups whose members may ask, with commas.",
    )
    checkers: str = Field(
        default="",
        description="Ids of the people and groups who may check, with commas. Empty: all who may "
        "ask.",
    )
    askers: str = Field(
        default="",
        description="Ids of the people and groups who get questions answered. Empty: all who may "
        "ask.",
    )
    responders: str = Field(
        default="",
        description="Ids of the people and groups who may open playbooks in an incident. Empty: "
        "all who may ask.",
    )
    keepers: str = Field(
        default="",
        description="Ids of the people and groups who see on the Home tab how the knowledge folder "
        "is. Empty: nobody.",
    )
    listen: str = Field(
        default="127.0.0.1:8080",
        pattern=r"^\S+:\d{1,5}$",
        description="Address and port for health checks, and for Slack and Teams over HTTP.",
    )
    log: str = Field(
        default="",
        pattern="^(json|plain)?$",
        description="How serve logs: json or plain. Empty: plain at a terminal, else json.",
    )
    grace: int = Field(
        default=20,
        ge=1,
        le=600,
        description="Seconds that work in flight has to end when serve is stopped; what takes "
        "longer is handed back and worked at the next start.",
    )
    teams_app_id: str = Field(
        default="",
        description="Id of the Azure bot's app. Empty: Teams is off.",
    )
    teams_auth: str = Field(
        default="single-tenant",
        pattern="^(single-tenant|managed-identity)$",
        description="What vouches for the Azure bot: single-tenant (needs the app's password) or "
        "managed-identity (needs none, on Azure alone).",
    )
    teams_app_password: SecretStr = Field(
        default=SecretStr(""),
        description="Client secret of the Azure bot's app.",
    )
    teams_tenant: str = Field(
        default="",
        description="Id of the Microsoft tenant whose people may ask; others are not let in.",
    )
    teams_dev: int = Field(
        default=0,
        ge=0,
        le=1,
        description="1 lets the Agents Playground in on this machine, without app and signature; "
        "only with DESKCHECK_LISTEN on a loopback address.",
    )
    slack_bot_token: SecretStr = Field(
        default=SecretStr(""),
        description="Token of the Slack app's bot, xoxb-... Empty: Slack is off.",
    )
    slack_mode: str = Field(
        default="socket",
        pattern="^(socket|http)$",
        description="How Slack delivers: socket (needs the app token, no public address) or http "
        "(needs the signing secret).",
    )
    slack_app_token: SecretStr = Field(
        default=SecretStr(""),
        description="Token of the Slack app for Socket Mode, xapp-...",
    )
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""),
        description="With which Slack signs what it sends over HTTP.",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        pattern="^https?://.+/$",
        description="Address of Slack's methods; another one only for tests.",
    )
