from dataclasses import replace

from bot.check.examples import holds, prove
from bot.library.library import Library


def test_an_example_that_does_not_hold_is_a_located_mistake(library: Library) -> None:
    signal = next(each for each in library.signals if each.id == "camera-refused")
    examples = signal.file.examples.model_copy(
        update={"fires": ("Nice weather.",), "quiet": (signal.file.examples.fires[0],)}
    )
    wrong = replace(signal, file=signal.file.model_copy(update={"examples": examples}))
    told = [str(each) for each in prove(replace(library, signals=(wrong,)))]
    assert len(told) == 2
    assert "knowledge/signals/interview/camera-refused.yaml:1" in told[0]
    assert "does not raise" in told[0] and "raises the signal" in told[1]


def test_an_example_that_holds_is_no_mistake(library: Library) -> None:
    signal = next(each for each in library.signals if each.id == "camera-refused")
    assert holds(signal, signal.file.examples.fires[0], library)
    assert not holds(signal, signal.file.examples.quiet[0], library)
