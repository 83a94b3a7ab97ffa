import math

import numpy
import pytest
from numpy.typing import NDArray

from bot.engines.encoder import Encoder, Floats, gelu

Doubles = NDArray[numpy.float64]


def weights(layers: int = 2, width: int = 48, words: int = 50) -> dict[str, Floats]:
    """A tiny model with the names of a real one and chance for weights."""
    chance = numpy.random.default_rng(1)

    def some(*shape: int) -> Floats:
        return chance.standard_normal(shape, numpy.float32) / numpy.float32(4)

    made = {
        "embeddings.word_embeddings.weight": some(words, width),
        "embeddings.position_embeddings.weight": some(64, width),
        "embeddings.token_type_embeddings.weight": some(2, width),
    }
    maps = {
        "attention.self.query": (width, width),
        "attention.self.key": (width, width),
        "attention.self.value": (width, width),
        "attention.output.dense": (width, width),
        "intermediate.dense": (4 * width, width),
        "output.dense": (width, 4 * width),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(layers):
        start = f"encoder.layer.{layer}."
        for name, shape in maps.items():
            made |= {f"{start}{name}.weight": some(*shape), f"{start}{name}.bias": some(shape[0])}
        norms += [f"{start}attention.output.LayerNorm", f"{start}output.LayerNorm"]
    for name in norms:
        made |= {f"{name}.weight": 1 + some(width), f"{name}.bias": some(width)}
    return made


def slowly(model: dict[str, Floats], tokens: list[int], layers: int = 2) -> list[float]:
    """The same model as it stands in the books, in double precision, one text at a time."""
    exact = {name: value.astype(numpy.float64) for name, value in model.items()}
    erf = numpy.vectorize(math.erf)

    def linear(rows: Doubles, name: str) -> Doubles:
        out: Doubles = rows @ exact[f"{name}.weight"].T + exact[f"{name}.bias"]
        return out

    def norm(rows: Doubles, name: str) -> Doubles:
        centred = rows - rows.mean(1, keepdims=True)
        even = centred / numpy.sqrt((centred**2).mean(1, keepdims=True) + 1e-12)
        out: Doubles = even * exact[f"{name}.weight"] + exact[f"{name}.bias"]
        return out

    rows = (
        exact["embeddings.word_embeddings.weight"][tokens]
        + exact["embeddings.position_embeddings.weight"][: len(tokens)]
        + exact["embeddings.token_type_embeddings.weight"][0]
    )
    rows = norm(rows, "embeddings.LayerNorm")
    for layer in range(layers):
        name = f"encoder.layer.{layer}."
        query, key, value = (
            linear(rows, f"{name}attention.self.{each}").reshape(len(tokens), 12, -1).swapaxes(0, 1)
            for each in ("query", "key", "value")
        )
        scores = numpy.exp(query @ key.swapaxes(1, 2) / math.sqrt(query.shape[2]))
        scores /= scores.sum(2, keepdims=True)
        seen = (scores @ value).swapaxes(0, 1).reshape(rows.shape)
        output = f"{name}attention.output."
        rows = norm(rows + linear(seen, f"{output}dense"), f"{output}LayerNorm")
        wide = linear(rows, f"{name}intermediate.dense")
        wide = wide * (1 + erf(wide / math.sqrt(2))) / 2
        rows = norm(rows + linear(wide, f"{name}output.dense"), f"{name}output.LayerNorm")
    mean = rows.mean(0)
    told: list[float] = (mean / numpy.linalg.norm(mean)).tolist()
    return told


TEXTS = [[1, 2, 3], [4], list(range(40)), [7] * 15, [1, 2, 3]]


def test_it_is_the_model_of_the_books() -> None:
    model = weights()
    vectors = Encoder(model).encode(TEXTS)
    assert vectors.dtype == numpy.float32
    for vector, text in zip(vectors, TEXTS, strict=True):
        assert vector.tolist() == pytest.approx(slowly(model, text), abs=1e-5)


def test_a_texts_vector_is_of_unit_length_and_its_own() -> None:
    encoder = Encoder(weights())
    vectors = encoder.encode(TEXTS)
    assert numpy.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-6)
    assert vectors[0] == pytest.approx(vectors[4], abs=1e-6)
    for vector, text in zip(vectors, TEXTS, strict=True):
        assert vector == pytest.approx(encoder.encode([text])[0], abs=1e-6)


def test_a_weight_that_is_missing_is_named() -> None:
    model = weights()
    del model["embeddings.LayerNorm.bias"]
    with pytest.raises(KeyError, match="LayerNorm"):
        Encoder(model)


def test_gelu_is_exact_to_a_millionth() -> None:
    points = numpy.linspace(-12, 12, 48_000, dtype=numpy.float32)
    exact = [each * math.erfc(-each / math.sqrt(2)) / 2 for each in points.tolist()]
    rows = points.reshape(-1, 480).copy()
    gelu(rows)
    assert float(numpy.abs(rows.ravel() - exact).max()) < 2e-6
