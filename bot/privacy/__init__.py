"""What identifiers are called outside the house: the one maker of text that may leave it."""

from bot.privacy.mask import Mask
from bot.privacy.masked import Masked

__all__ = ["Mask", "Masked"]
