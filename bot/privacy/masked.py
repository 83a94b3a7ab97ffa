"""Text that may leave the house: the type says that its identifiers are masked."""

from dataclasses import InitVar, dataclass

_SEAL = object()


@dataclass(frozen=True, slots=True)
class Masked:
    """Text without identifiers. Only this room makes one: ``Mask.mask`` and ``Mask.join``."""

    text: str
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("Only bot.privacy makes Masked text: use Mask.mask or Mask.join.")


def sealed(text: str) -> Masked:
    """Return text that this room has masked as such."""
    return Masked(text, _SEAL)
