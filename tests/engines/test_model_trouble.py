import json

import httpx2
import openai
import pytest

from bot.engines.model_trouble import trouble

ASKED = httpx2.Request("POST", "https://example.com")


def status(code: int) -> openai.APIStatusError:
    response = httpx2.Response(code, request=ASKED)
    return openai.APIStatusError("secret ana@x.com", response=response, body=None)


@pytest.mark.parametrize(
    ("error", "told", "dead"),
    [
        (TimeoutError(), "in time", True),
        (openai.APITimeoutError(ASKED), "in time", True),
        (openai.APIConnectionError(request=ASKED), "reached", True),
        (status(401), "key", True),
        (status(403), "key", True),
        (status(404), "does not know", True),
        (status(429), "no more requests", True),
        (status(503), "trouble of its own", True),
        (status(302), "trouble of its own", True),
        (status(400), "did not take", False),
        (json.JSONDecodeError("secret", "ana@x.com", 0), "cannot be used", False),
        (KeyError("ana@x.com"), "cannot be used", False),
    ],
)
def test_every_failure_is_one_sentence_without_its_own_words(
    error: Exception, told: str, dead: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "deskcheck")
    found = trouble(error)
    assert told in found.told and found.dead == dead and "model.failed" in caplog.text
    assert found.told.endswith(".") and "\n" not in found.told
    assert "ana@x.com" not in found.told + caplog.text


def test_what_a_server_did_not_do_costs_nothing() -> None:
    assert trouble(status(429)).free and not trouble(TimeoutError()).free
