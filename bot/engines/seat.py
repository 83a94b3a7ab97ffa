"""Who works a database: one process alone, or several that know of each other.

Every process that claims jobs has a hold on the file beside the database for as long as it could
claim any, alone or shared. So whoever has the hold alone knows that nobody works a job, and lets
what a dead process had be claimed at once; else it waits for the leases to run out. The system lets
go of the hold of a process that is killed.
"""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from bot.engines.hold import Held, Hold
from bot.talk.trouble import EngineError

_log = logging.getLogger("deskcheck")
_PATIENCE = 10.0  # seconds for a predecessor that is about to end
_PAUSE = 0.05


class Seat:
    """Kept from before the first claim until after the last."""

    def __init__(
        self,
        database: Path,
        inherit: Callable[[], int],
        *,
        shared: bool,
        patience: float = _PATIENCE,
    ) -> None:
        """Take it.

        Args:
            database: its file.
            inherit: lets what a dead process had be claimed at once; only called while nobody else
                can claim anything.
            shared: whether others may work the database as well.
            patience: seconds to wait for one that has it alone.

        Raises:
            EngineError: when another has it alone, or it cannot be had.
        """
        self._path = database.with_name(f"{database.name}.serve")
        self._inherit, self._end = inherit, time.monotonic() + patience
        try:
            self._hold = self._alone() if not shared else self._beside()
        except Held:
            raise EngineError(
                f"Another Deskcheck works with the database {database} already. Stop it first: two "
                "of them would share what Slack sends at random."
            ) from None
        except OSError as error:
            raise EngineError(
                f"The file {self._path} cannot be used ({type(error).__name__}); check who owns it."
            ) from None

    def _alone(self) -> Hold:
        while True:
            try:
                return self._first()
            except Held:
                self._wait()

    def _beside(self) -> Hold:
        try:
            # For a moment alone: whoever else begins now has no job yet, and waits.
            self._first().close()
        except Held:
            _log.info("seat.shared")
        while True:
            try:
                return Hold(self._path, shared=True)
            except Held:
                self._wait()

    def _first(self) -> Hold:
        """Take the hold alone, and with it what a dead process had."""
        hold = Hold(self._path)
        try:
            if hold.sure and (count := self._inherit()):
                _log.info("seat.inherited jobs=%s", count)
        except BaseException:
            hold.close()
            raise
        return hold

    def _wait(self) -> None:
        if time.monotonic() > self._end:
            raise Held
        time.sleep(_PAUSE)

    def __enter__(self) -> "Seat":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._hold.close()
