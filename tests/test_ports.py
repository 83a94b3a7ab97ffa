from bot import ports
from bot.engines.clock import SystemClock
from bot.engines.recent import RecentSessions


def test_every_port_has_an_engine() -> None:
    engines: dict[type, object] = {
        ports.Clock: SystemClock(),
        ports.Sessions: RecentSessions(SystemClock()),
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
            assert callable(getattr(engine, name))
