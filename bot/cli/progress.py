"""A bar on standard error while something takes a while; nothing where nobody watches."""

from rich.progress import Progress

from bot.channels.terminal.serve import console


class Bar:
    """Shows how far a piece of work is; called with (done, total), from any thread."""

    def __init__(self, title: str) -> None:
        self._title = title
        out = console(error=True)
        self._progress = Progress(console=out, transient=True, disable=not out.is_terminal)
        self._task = self._progress.add_task(title, total=None)

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done; the bar goes when all are."""
        self._progress.start()
        self._progress.update(self._task, completed=done, total=total)
        if done >= total:
            self._progress.stop()
