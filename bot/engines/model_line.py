"""The line to one chat model: LangChain over the openai package, which is imported here alone."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from bot.engines.budget import Tokens
from bot.engines.model_access import Access
from bot.ports import Prompt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

_REPEATED = 2  # times that the client asks again after 429, 5xx or a lost connection
_SHAPED = "\n\nAnswer with one JSON object and nothing else. It fits this schema:\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Something the model wrote, and what it took where the server says so."""

    text: str
    used: Tokens | None = None


class Line:
    """Asks one model. Made where it is used: within the event loop."""

    def __init__(self, access: Access) -> None:
        """Open no connection yet; importing LangChain takes seconds, and happens here."""
        import openai
        from langchain.chat_models import init_chat_model

        # Its debug log, which an environment variable opens, holds whole requests.
        logging.getLogger("openai").setLevel(logging.WARNING)
        self._ours = access.ours
        # Nobody is followed elsewhere: only the server that is set is told anything.
        self._http = openai.DefaultAsyncHttpxClient(
            follow_redirects=False, event_hooks={"request": [_bared]}
        )
        self._model: BaseChatModel = init_chat_model(
            access.model,
            model_provider=access.provider,
            api_key=access.key.get_secret_value() or "none",
            timeout=access.seconds,
            max_retries=_REPEATED,
            http_async_client=self._http,
            stream_usage=True,
            use_responses_api=False,
            openai_proxy="",
            output_version=None,
            **_where(access),
        )

    async def write(self, prompt: Prompt, shape: type[BaseModel]) -> Piece:
        """Return the whole answer."""
        with _untraced():
            said = await self._model.ainvoke(self._messages(prompt, shape), **_bound(shape))
        return Piece(str(said.text), _used(said))

    async def stream(self, prompt: Prompt, shape: type[BaseModel]) -> AsyncIterator[Piece]:
        """Yield the answer as it comes."""
        with _untraced():
            asked = self._model.astream(self._messages(prompt, shape), **_bound(shape))
        while True:
            with _untraced():
                said = await anext(asked, None)
            if said is None:
                return
            yield Piece(str(said.text), _used(said))

    async def close(self) -> None:
        """Let go of every connection."""
        await self._http.aclose()

    def _messages(self, prompt: Prompt, shape: type[BaseModel]) -> list[tuple[str, str]]:
        told = "" if self._ours else _SHAPED + json.dumps(schema(shape), ensure_ascii=False)
        return [("system", prompt.rules + told), ("human", prompt.given.text)]


async def _bared(request: Any) -> None:
    """Drop what the client adds from environment variables of OpenAI's own."""
    for name in ("openai-organization", "openai-project"):
        request.headers.pop(name, None)


def schema(shape: type[BaseModel]) -> dict[str, Any]:
    """Return a shape's schema as the interface takes it: nothing optional, no defaults."""
    from langchain_core.utils.function_calling import convert_to_json_schema

    made: dict[str, Any] = _bare(convert_to_json_schema(shape, strict=True))
    return made


def _bare(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: _bare(value)
            for key, value in node.items()
            if not (key == "default" and not isinstance(value, dict))
        }
    return [_bare(each) for each in node] if isinstance(node, list) else node


def _bound(shape: type[BaseModel]) -> dict[str, Any]:
    """Return the shape as the server takes it.

    Beside the arguments that LangChain knows: for that one it puts the stream together by itself
    at the end, and breaks where a server leaves out a field that nobody needs.
    """
    written = {"name": shape.__name__, "schema": schema(shape), "strict": True}
    form = {"type": "json_schema", "json_schema": written}
    return {"extra_body": {"response_format": form}}


def _where(access: Access) -> dict[str, Any]:
    """Return the address. All is given, so that no environment variable can say otherwise."""
    if access.provider == "azure_openai":
        return {
            "azure_endpoint": access.url,
            "azure_deployment": access.model,
            "api_version": access.version,
            "azure_ad_token": None,
        }
    return {"base_url": access.url}


def _untraced() -> AbstractContextManager[Any]:
    """Keep LangSmith's tracer, and OpenTelemetry behind it, from sending what is said."""
    from langsmith.run_helpers import tracing_context

    return tracing_context(enabled=False)


def _used(said: "AIMessage") -> Tokens | None:
    counted = said.usage_metadata
    return Tokens(counted["input_tokens"], counted["output_tokens"]) if counted else None
