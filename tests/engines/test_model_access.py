import pytest
from pydantic import SecretStr

from bot.engines.model_access import OPENAI, Wanted, access, limits
from bot.talk.trouble import EngineError

KEY = SecretStr("k-123")


def test_openai_is_reached_at_its_own_address() -> None:
    made = access(Wanted(model="openai:gpt-x", model_key=KEY))
    assert (made.provider, made.model, made.url, made.ours) == ("openai", "gpt-x", OPENAI, True)
    assert "k-123" not in repr(made)


def test_a_server_of_ones_own_may_ask_for_no_key() -> None:
    made = access(Wanted(model="openai:org/model:7b", model_url="http://127.0.0.1:11434/v1"))
    assert made.model == "org/model:7b" and not made.ours


def test_azure_needs_its_address_and_a_key() -> None:
    url = "https://x.openai.azure.com"
    assert access(Wanted(model="azure_openai:d", model_url=url, model_key=KEY)).ours
    with pytest.raises(EngineError, match="DESKCHECK_MODEL_URL is empty"):
        access(Wanted(model="azure_openai:d", model_key=KEY))
    with pytest.raises(EngineError, match="DESKCHECK_MODEL_KEY is empty"):
        access(Wanted(model="azure_openai:d", model_url=url))


def test_openai_needs_a_key() -> None:
    with pytest.raises(EngineError, match="DESKCHECK_MODEL_KEY is empty"):
        access(Wanted(model="openai:gpt-x"))


@pytest.mark.parametrize(
    "url",
    [
        "http://models.example.com/v1", "http://10.0.0.5/v1", "http://127.0.0.1.example.com/v1",
        "http://localhost@example.com/v1", "http://[::2]/v1", "https://", "http://[/v1",
    ],
)  # fmt: skip
def test_nobody_reads_along(url: str) -> None:
    with pytest.raises(EngineError, match="https://"):
        access(Wanted(model="openai:x", model_url=url))


@pytest.mark.parametrize(
    "url", ["http://localhost:1/v1", "http://[::1]:1/v1", "https://10.0.0.5/v1"]
)
def test_this_machine_and_what_is_sealed_on_the_way_are_let_through(url: str) -> None:
    assert access(Wanted(model="openai:x", model_url=url)).url == url


def test_money_needs_prices() -> None:
    with pytest.raises(EngineError, match="PRICE_READ"):
        limits(Wanted(model_money_day=5, model_price_read=1))
    made = limits(Wanted(model_money_day=5, model_price_read=1, model_price_written=2))
    assert (made.house_money, made.price_read, made.price_written) == (5, 1, 2)
    assert limits(Wanted(model_tokens_person=7)).person == 7
