"""What is said of an index that cannot be used any more."""

from bot.talk.trouble import EngineError

SAME = 1e-3
"""A distance between two vectors that is none."""


class Broken(EngineError):
    """What is kept in the folder of an index is not what was put there."""

    def __init__(self) -> None:
        super().__init__(
            "The index of the knowledge folder was broken; it is thrown away and made again, and "
            "answers come by words meanwhile."
        )
