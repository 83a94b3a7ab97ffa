"""The readers, one kind of fact each; this tuple is the registry."""

from bot.reading.readers import (
    addresses,
    contacts,
    footprints,
    headers,
    history,
    links,
    mails,
    payments,
    phones,
    places,
    referees,
    technologies,
    tools,
)
from bot.reading.sheet import Reader

READERS: tuple[Reader, ...] = (
    mails.read,
    referees.read,
    phones.read,
    links.read,
    footprints.read,
    places.read,
    history.read,
    technologies.read,
    contacts.read,
    payments.read,
    addresses.read,
    tools.read,
    headers.read,
)
