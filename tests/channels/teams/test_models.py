from botbuilder.core import InvokeResponse
from botbuilder.core.serializer_helper import serializer_helper
from botbuilder.schema import Entity
from msrest.serialization import Model

from bot.channels.teams.models import activity, answer, entity, typing
from bot.channels.teams.render import Outgoing

CITED = {
    "type": "https://schema.org/Message", "@type": "Message", "@context": "https://schema.org",
    "@id": "", "additionalType": ["AIGeneratedContent"],
    "citation": [{"@type": "Claim", "position": 1, "appearance": {"name": "Cameras", "a.b": 1}}],
    "usageInfo": {"@type": "CreativeWork", "name": "Personal data"},
}  # fmt: skip


def written(answer: InvokeResponse) -> object:
    assert isinstance(answer.body, Model)
    return serializer_helper(answer.body)


def test_the_sdks_own_entity_loses_nearly_everything() -> None:
    lost = Entity.deserialize(CITED)
    assert lost.serialize() == {"type": CITED["type"]}


def test_an_entity_is_written_whole() -> None:
    assert entity(CITED).serialize() == CITED


def test_a_message_is_written_as_it_was_laid_out() -> None:
    card = {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "x", "wrap": True}]}
    made = activity(
        Outgoing(
            "told", "see [1]", [card], [CITED], {"feedbackLoop": {"type": "default"}}, ("Yes", "No")
        ),
        "29:rita",
    )
    assert serializer_helper(made) == {
        "type": "message",
        "text": "see [1]",
        "textFormat": "markdown",
        "summary": "told",
        "attachments": [
            {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
        ],
        "entities": [CITED],
        "channelData": {"feedbackLoop": {"type": "default"}},
        "suggestedActions": {
            "to": ["29:rita"],
            "actions": [
                {"type": "imBack", "title": "Yes", "value": "Yes"},
                {"type": "imBack", "title": "No", "value": "No"},
            ],
        },
    }


def test_a_card_alone_has_no_text_and_suggestions_need_somebody() -> None:
    made = serializer_helper(
        activity(Outgoing("told", "", [{"type": "AdaptiveCard"}], [], {}, ("a",)))
    )
    assert "text" not in made and "suggestedActions" not in made


def test_an_invoke_is_never_answered_with_nothing() -> None:
    assert written(answer({})) == {}
    told = answer({"statusCode": 200, "task": {"type": "continue"}}, 200)
    assert told.status == 200
    assert written(told) == {"statusCode": 200, "task": {"type": "continue"}}


def test_a_sign_of_typing_says_nothing_else() -> None:
    assert serializer_helper(typing()) == {"type": "typing"}
