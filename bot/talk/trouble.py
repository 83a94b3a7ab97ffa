"""The one kind of error whose words may be shown to a person."""


class DeskcheckError(Exception):
    """Something could not be done, said in a sentence that tells what to do about it."""

    def __init__(self, message_for_people: str) -> None:
        super().__init__(message_for_people)
        self.message_for_people = message_for_people


class ChannelError(DeskcheckError):
    """A platform or terminal would not take what we sent, or sent what we cannot take."""


class EngineError(DeskcheckError):
    """Something behind a port (a model, an index, a store) cannot be used."""


class StoreError(EngineError):
    """What is kept cannot be reached: whoever works a job tries it again, and answers later."""
