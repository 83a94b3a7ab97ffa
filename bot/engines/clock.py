"""The system's clock behind the Clock port."""

from datetime import UTC, datetime


class SystemClock:
    """Tells the system's time in UTC."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)
