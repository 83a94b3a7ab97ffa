"""A small BERT encoder as plain numpy: token ids in, one unit vector per text out.

The texts of a batch lie end to end in one matrix instead of being padded to the longest: none can
change another's vector, nothing is computed for padding, and only attention goes text by text.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise

import numpy
from numpy.typing import NDArray

from bot.engines.halves import Halves

Floats = NDArray[numpy.float32]
Weights = Mapping[str, Floats]

WORDS = "embeddings.word_embeddings.weight"
"""The name of the matrix that has a row for each token."""
_HEADS = 12
_EPSILON = numpy.float32(1e-12)  # of layer normalisation, as the model was trained
_EVEN = 4  # matrices of a multiple of 4 rows multiply a little faster
# A weight is kept in panels of so many columns. Before a multiplication OpenBLAS copies the whole
# weight into an order of its own, which for the few rows of a question takes longer than the
# multiplication; a matrix of a panel's size it takes as it lies. For more than a few rows the
# copy pays, and the weight is put together again.
_PANEL, _FEW = 64, 96
_ROWS = 16  # that gelu takes at once: its four blocks then stay in the processor's second cache
# x * Phi(x) = x / (1 + exp(-x * p(x * x))). This p is fitted on [-6, 6], where the result is within
# 1e-6 of the exact one. The exact one needs erf, which numpy does not have.
_GELU = (
    9.632959446781442e-08, -5.1231247536892566e-06, 9.005703224434971e-05,
    0.00013289450836839712, -0.07275671544880889, -1.5957346672082016,
)  # fmt: skip


class Encoder:
    """The model: embeddings, then its layers, then the mean over a text's tokens."""

    def __init__(self, weights: Weights) -> None:
        """Take the weights under the names that BERT gives them.

        Raises:
            KeyError: when one is missing.
        """
        self._words = weights[WORDS]
        kinds = weights["embeddings.token_type_embeddings.weight"]
        self._places: Floats = weights["embeddings.position_embeddings.weight"] + kinds[0]
        self._norm = _Norm(weights, "embeddings.LayerNorm")
        halves = Halves()
        layers = sum(name.endswith("output.dense.weight") for name in weights) // 2
        self._layers = [
            _Layer(weights, f"encoder.layer.{number}.", halves) for number in range(layers)
        ]

    def encode(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Return one unit vector for each text's token ids; no text may be without a token."""
        edges = [0, *accumulate(map(len, texts))]
        rows = numpy.zeros((-(-edges[-1] // _EVEN) * _EVEN, self._words.shape[1]), numpy.float32)
        for text, (start, end) in zip(texts, pairwise(edges), strict=True):
            numpy.add(self._words[list(text)], self._places[: len(text)], out=rows[start:end])
        self._norm(rows)
        for layer in self._layers:
            rows = layer(rows, edges)
        vectors: Floats = numpy.add.reduceat(rows[: edges[-1]], edges[:-1], axis=0)
        vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


class _Linear:
    def __init__(self, weights: Weights, halves: Halves, *names: str) -> None:
        """Lay several maps of the same rows side by side, so that one multiplication does all."""
        self._halves = halves
        self.bias = numpy.concatenate([weights[f"{name}.bias"] for name in names])
        self._panel = math.gcd(_PANEL, len(self.bias))
        whole = numpy.concatenate([weights[f"{name}.weight"] for name in names])
        panels = whole.reshape(-1, self._panel, whole.shape[1]).transpose(0, 2, 1)
        self._weight: Floats = numpy.ascontiguousarray(panels, numpy.float32)

    def scale(self, columns: int, factor: numpy.float32) -> None:
        """Multiply the first columns of what comes out; they are whole panels."""
        self._weight[: columns // self._panel] *= factor
        self.bias[:columns] *= factor

    def __call__(self, rows: Floats, then: Callable[[Floats], None] | None = None) -> Floats:
        """Return what the rows become; ``then`` is applied to it where it lies."""
        out = numpy.empty((len(rows), len(self.bias)), numpy.float32)
        many = len(rows) > _FEW
        if many:
            whole = self._weight.transpose(1, 0, 2).reshape(rows.shape[1], -1)
            numpy.matmul(rows, whole, out=out)
        panels = out.reshape(len(rows), -1, self._panel).transpose(1, 0, 2)

        def work(part: slice) -> None:
            if not many:
                numpy.matmul(rows, self._weight[part], out=panels[part])
            columns = slice(part.start * self._panel, part.stop * self._panel)
            done = out[:, columns]
            done += self.bias[columns]
            if then is not None:
                then(done)

        self._halves.run(work, len(self._weight))
        return out


class _Norm:
    def __init__(self, weights: Weights, name: str) -> None:
        self._weight, self._bias = weights[f"{name}.weight"], weights[f"{name}.bias"]

    def __call__(self, rows: Floats) -> None:
        """Normalise the rows where they lie."""
        width = numpy.float32(rows.shape[1])
        rows -= numpy.add.reduce(rows, axis=1, keepdims=True) / width
        variance = numpy.einsum("ij,ij->i", rows, rows) / width
        rows *= (1 / numpy.sqrt(variance + _EPSILON))[:, None]
        rows *= self._weight
        rows += self._bias


class _Layer:
    def __init__(self, weights: Weights, name: str, halves: Halves) -> None:
        maps = [f"{name}attention.self.{each}" for each in ("query", "key", "value")]
        width = weights[f"{maps[0]}.bias"].size
        scale = numpy.float32((width // _HEADS) ** -0.5)
        self._mix = _Linear(weights, halves, *maps)
        self._mix.scale(width, scale)  # what would else be done to every score
        self._attended = _Linear(weights, halves, f"{name}attention.output.dense")
        self._attended_norm = _Norm(weights, f"{name}attention.output.LayerNorm")
        self._wide = _Linear(weights, halves, f"{name}intermediate.dense")
        self._narrow = _Linear(weights, halves, f"{name}output.dense")
        self._narrow_norm = _Norm(weights, f"{name}output.LayerNorm")

    def __call__(self, rows: Floats, edges: Sequence[int]) -> Floats:
        mixed, seen = self._mix(rows), numpy.zeros_like(rows)
        for start, end in pairwise(edges):
            _attend(mixed[start:end], seen[start:end])
        attended = self._attended(seen)
        attended += rows
        self._attended_norm(attended)
        narrow = self._narrow(self._wide(attended, gelu))
        narrow += attended
        self._narrow_norm(narrow)
        return narrow


def _attend(mixed: Floats, out: Floats) -> None:
    """Let the tokens of one text look at one another; all are views, nothing is copied."""
    length, width = out.shape
    query, key, value = mixed.reshape(length, 3, _HEADS, width // _HEADS).transpose(1, 2, 0, 3)
    scores = query @ key.transpose(0, 2, 1)
    scores -= scores.max(axis=2, keepdims=True)
    numpy.exp(scores, out=scores)
    scores /= scores.sum(axis=2, keepdims=True)
    heads = out.reshape(length, _HEADS, width // _HEADS).transpose(1, 0, 2)
    numpy.matmul(scores, value, out=heads)


def gelu(rows: Floats) -> None:
    """Apply x * Phi(x) where the rows lie."""
    spare = numpy.empty((3, min(_ROWS, len(rows)), rows.shape[1]), numpy.float32)
    for start in range(0, len(rows), _ROWS):
        part = rows[start : start + _ROWS]
        near, square, power = spare[:, : len(part)]
        numpy.clip(part, -6, 6, out=near)
        numpy.multiply(near, near, out=square)
        numpy.multiply(square, _GELU[0], out=power)
        for factor in _GELU[1:-1]:
            power += factor
            power *= square
        power += _GELU[-1]
        power *= near
        numpy.exp(power, out=power)
        power += 1
        part /= power
