from pathlib import Path

from bot import ports
from bot.engines.clock import SystemClock
from bot.engines.embeddings import MiniLm
from bot.engines.links import DatabaseLinks
from bot.engines.meaning import BackgroundMeaning, NoMeaning
from bot.engines.meter import PrometheusMeter
from bot.engines.no_model import NoModel
from bot.engines.passage_index import ChromaIndex
from bot.engines.recent import RecentSessions
from tests.engines.keeping import Watch, store


def test_every_port_has_an_engine(tmp_path: Path) -> None:
    model, folder = MiniLm(), Path("never-made")
    kept = store(tmp_path, Watch())
    engines: dict[type, object] = {
        ports.Clock: SystemClock(),
        ports.Sessions: RecentSessions(SystemClock()),
        ports.Inbox: kept.inbox,
        ports.Posts: kept.posts,
        ports.Ledger: kept.ledger,
        ports.RateLimit: kept.limits,
        ports.Meter: PrometheusMeter(),
        ports.Links: DatabaseLinks(kept.database, SystemClock(), 90),
        ports.Embedder: model,
        ports.PassageIndex: ChromaIndex(folder, model),
        ports.ChatModel: NoModel(),
        ports.Meaning: BackgroundMeaning(model, ChromaIndex(folder, model)),
    }
    protocols = {
        value
        for value in vars(ports).values()
        if isinstance(value, type)
        and getattr(value, "_is_protocol", False)
        and value.__module__ == "bot.ports"
    }
    assert set(engines) == protocols
    for port, engine in engines.items():
        for name in (each for each in vars(port) if not each.startswith("_")):
            assert hasattr(engine, name)
    assert all(hasattr(kept.sessions, name) for name in ("get", "put", "drop"))
    kept.close()


def test_switched_off_is_a_meaning_too() -> None:
    meaning: ports.Meaning = NoMeaning()
    assert meaning.absent == "" and meaning.state == "off"
