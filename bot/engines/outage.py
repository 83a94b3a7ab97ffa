"""What is wrong with a database: in words for people, and whether it passes by itself."""

import re

from sqlalchemy.exc import DBAPIError, TimeoutError

_ELSE = "Check that it is there, that this account may write it, and that the disk is not full."
_DAMAGED = (
    "The file is damaged. Start deskcheck serve: it puts what can still be read into a new one."
)
# What drivers say, and what to do about it. Only that is told: they may quote what was sent.
_TOLD = (
    (
        r"password authentication failed|no password supplied|no pg_hba\.conf entry"
        r"|role \S+ (does not exist|is not permitted)",
        "The server refuses the account or its password; check both in DESKCHECK_DATABASE.",
    ),
    (
        r"database \S+ does not exist",
        "The server is there, but not this database. Make it (createdb), owned by that account.",
    ),
    (
        r"resolve host|name or service not known|nodename nor servname",
        "There is no host of that name; check DESKCHECK_DATABASE.",
    ),
    (
        r"connection refused|connection timeout|timeout expired|no such file or directory"
        r"|server closed the connection|terminating connection|the database system is"
        r"|connection is lost|consuming input failed|network is unreachable|no route to host",
        "No PostgreSQL answers there. Start it, or check host and port in DESKCHECK_DATABASE.",
    ),
    (
        r"too many clients|remaining connection slots|QueuePool limit",
        "It has no connection left. Raise its max_connections, or lower DESKCHECK_POOL.",
    ),
    (
        r"disk is full|no space left|could not extend file",
        "Its disk is full. Make room; what waits goes on by itself.",
    ),
    (
        r"permission denied|must be owner",
        "The account may not make or write the tables; let it own the database.",
    ),
    (
        r"read-?only",
        "It can only be read. Let this account write it, or point to the server that takes writes.",
    ),
    (
        r"malformed|not a database",
        _DAMAGED,
    ),
    (
        r"can't locate revision",
        "A newer Deskcheck has written it; run that version, or restore the copy made before.",
    ),
)
_PASSING = re.compile(r"08...|40001|40P01|53300|57P0[123]|55P03|25006")
_NOT_PASSING = re.compile("|".join(_TOLD[at][0] for at in (0, 1)), re.IGNORECASE)


def passing(error: Exception) -> bool:
    """Whether the same may well work in a moment: the server starts anew, or two were in a knot."""
    if isinstance(error, TimeoutError):  # of the pool
        return False
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return bool(_PASSING.fullmatch(state))
    if error.connection_invalidated:
        return True
    # Without a state it never got as far as the server, or was cut off there.
    server = type(error.orig).__module__.startswith("psycopg")
    said = str(error.orig)
    return (
        server
        and type(error.orig).__name__ == "OperationalError"
        and not (_NOT_PASSING.search(said))
    )


def damaged(error: Exception) -> bool:
    """Whether the file itself is broken."""
    return cause(error) == _DAMAGED


def cause(error: Exception) -> str:
    """Return what is wrong and what to do, as far as it is known."""
    said = str(getattr(error, "orig", None) or error)
    return next((told for seen, told in _TOLD if re.search(seen, said, re.I)), _ELSE)
