"""The format of a finished model: one flat file, little-endian, that a few lines of any language can read.

::

    8 bytes   magic "DPMODEL1"
    u32       length of the header in bytes
    header    JSON in UTF-8, padded with spaces so that the data begins at a multiple of 64
    data      tensors, each beginning at a multiple of 64, counted from the beginning of the data

``header["tensors"]`` tells of each tensor ``kind``, ``shape``, ``offset`` and ``bytes``. Kinds:

* ``f32``, ``u8``, ``u16``, ``u64``: plain values, last dimension fastest.
* ``i8``: matrix with one scale a row, kept as the f32 tensor NAME + ``.scale``; weight = value * scale[row].
* ``q4``: matrix in blocks of 32 weights, row by row: an f16 scale, then 16 bytes; the low half of byte *j* is weight
  *j*, the high half weight *j* + 16; weight = (half - 8) * scale.
"""

import json
import struct
from pathlib import Path

import numpy as np

MAGIC = b"DPMODEL1"
ALIGN = 64


def to_i8(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric 8-bit numbers with one scale for each row."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-12).astype(np.float32) / 127
    return np.clip(np.rint(matrix / scale[:, None]), -127, 127).astype(np.int8), scale


def to_q4(matrix: np.ndarray) -> np.ndarray:
    """4-bit blocks. Lossless for what came out of such blocks, where the outermost weight of each is -8 * scale."""
    blocks = matrix.reshape(-1, 32).astype(np.float32)
    outer = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)[:, 0]
    scale = (outer / -8).astype(np.float16)
    wide = scale.astype(np.float32)
    inverse = np.divide(1.0, wide, out=np.zeros_like(wide), where=wide != 0)
    halves = np.clip(np.rint(blocks * inverse[:, None]) + 8, 0, 15).astype(np.uint8)
    packed = np.empty(len(blocks), dtype=[("scale", "<f2"), ("halves", "u1", 16)])
    packed["scale"], packed["halves"] = scale, halves[:, :16] | (halves[:, 16:] << 4)
    return np.frombuffer(packed.tobytes(), np.uint8)


def from_q4(raw: np.ndarray, shape: list[int]) -> np.ndarray:
    """Back to floating point."""
    packed = np.frombuffer(raw.tobytes(), dtype=[("scale", "<f2"), ("halves", "u1", 16)])
    halves = np.concatenate([packed["halves"] & 15, packed["halves"] >> 4], 1).astype(np.float32) - 8
    return (halves * packed["scale"].astype(np.float32)[:, None]).reshape(shape)


class Writer:
    """Collects tensors and writes them."""

    def __init__(self) -> None:
        self.entries: dict[str, dict] = {}
        self.parts: list[bytes] = []
        self.size = 0

    def plain(self, name: str, values: np.ndarray, kind: str, shape: list[int] | None = None) -> None:
        """Add values as they are."""
        raw = np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()
        shape = list(values.shape) if shape is None else shape
        self.entries[name] = {"kind": kind, "shape": shape, "offset": self.size, "bytes": len(raw)}
        padding = -len(raw) % ALIGN
        self.parts += [raw, bytes(padding)]
        self.size += len(raw) + padding

    def matrix(self, name: str, values: np.ndarray) -> None:
        """Add a matrix in 8 bits; of a tensor with more dimensions, all but the last count as rows."""
        rows, scale = to_i8(values.reshape(-1, values.shape[-1]))
        self.plain(name, rows, "i8", list(values.shape))
        self.plain(name + ".scale", scale, "f32")

    def four_bit(self, name: str, values: np.ndarray) -> None:
        """Add a matrix in 4 bits."""
        self.plain(name, to_q4(values), "q4", list(values.shape))

    def write(self, path: Path, about: dict) -> None:
        """Write the file with ``about`` as the rest of its header."""
        header = json.dumps(about | {"tensors": self.entries}, ensure_ascii=False, sort_keys=True).encode()
        header += b" " * (-(len(header) + 12) % ALIGN)
        path.write_bytes(MAGIC + struct.pack("<I", len(header)) + header + b"".join(self.parts))


def read(path: Path) -> tuple[dict, dict[str, np.ndarray]]:
    """Header and tensors; 4-bit and 8-bit matrices as floating point."""
    raw = path.read_bytes()
    if raw[:8] != MAGIC:
        raise ValueError(f"{path} is not a model file")
    (length,) = struct.unpack_from("<I", raw, 8)
    header = json.loads(raw[12 : 12 + length])
    kinds = {"f32": "<f4", "u8": "u1", "u16": "<u2", "u64": "<u8", "i8": "i1", "q4": "u1"}
    tensors: dict[str, np.ndarray] = {}
    for name, entry in header["tensors"].items():
        kind = np.dtype(kinds[entry["kind"]])
        start = 12 + length + entry["offset"]
        values = np.frombuffer(raw, kind, entry["bytes"] // kind.itemsize, start)
        tensors[name] = from_q4(values, entry["shape"]) if entry["kind"] == "q4" else values.reshape(entry["shape"])
    for name, entry in header["tensors"].items():
        if entry["kind"] == "i8":
            rows = tensors[name].reshape(-1, entry["shape"][-1]).astype(np.float32)
            tensors[name] = (rows * tensors[name + ".scale"][:, None]).reshape(entry["shape"])
    return header, tensors
