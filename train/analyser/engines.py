"""The two engines: a few layers of a pre-trained encoder (accurate) and a BiLSTM (fast)."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from analyser.bilstm import BiLstm
from analyser.heads import Heads, Inventory, Scores
from analyser.subword import PAD, SPECIALS, UNK
from analyser.weights import Pretrained

#: Columns of the fast engine's piece table and of its feature table, rows of the latter, and features a word.
PIECE, HASH, BUCKETS = 128, 48, 20000
SLOTS = 14


@dataclass
class Batch:
    """Sentences of similar length as tensors; -100 in a target means "not annotated"."""

    pieces: Tensor  # [batch, pieces], with style mark and end mark
    word_of: Tensor  # [batch, pieces], index of the word, -1 for marks and padding
    lengths: Tensor  # words per sentence
    features: Tensor  # [batch, words, slots] for the fast engine
    targets: dict[str, Tensor]


def table_of(model: Pretrained, pieces: list[str]) -> Tensor:
    """Word vectors of the kept pieces; specials take the vectors of pad, unk, end and start."""
    full = torch.tensor(model.tensors["emb.word"].reshape(-1, model.hidden))
    index = {piece: i for i, piece in enumerate(model.pieces)}
    specials = [model.pad, model.unk, model.eos] + [model.bos] * (len(SPECIALS) - 3)
    return full[specials + [index[p] for p in pieces]].clone()


class _Layer(nn.Module):
    """One transformer layer with normalisation behind each half, as in BERT."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.count = heads
        self.qkv, self.out = nn.Linear(hidden, 3 * hidden), nn.Linear(hidden, hidden)
        self.norm1, self.norm2 = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)
        self.up, self.down = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.count, -1).permute(2, 0, 3, 1, 4)
        # Written out: the fused attention's backward pass is slow on CPUs.
        weights = (q @ k.transpose(-1, -2) * (hidden // self.count) ** -0.5 + mask).softmax(-1).to(v.dtype)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Accurate(nn.Module):
    """The first layers of multilingual-e5-small with heads. Word vector: the mean of its pieces' vectors."""

    def __init__(self, table: Tensor, labels: Inventory, model: Pretrained | None, layers: int = 6) -> None:
        super().__init__()
        hidden, heads, inner, epsilon = table.shape[1], 12, 1536, 1e-12
        if model:
            heads, inner, epsilon = model.heads, model.inner, model.epsilon
        self.epsilon = epsilon
        #: Whether the layers may compute in 16 bits: several times as quick where the processor has instructions for
        #: it, several times as slow where it has not.
        self.quick = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
        # Frozen: its gradient is large, and rare pieces would drift away from their neighbours.
        self.register_buffer("table", table)
        self.special = nn.Parameter(table[: len(SPECIALS)].clone())
        self.position = nn.Parameter(torch.zeros(512, hidden))
        self.norm = nn.LayerNorm(hidden, epsilon)
        self.layers = nn.ModuleList(_Layer(hidden, heads, inner, epsilon) for _ in range(layers))
        self.heads = Heads(hidden, labels)
        self.drop = nn.Dropout(0.1)
        if model:
            self._copy(model)

    def _copy(self, model: Pretrained) -> None:
        def put(target: Tensor, *names: str) -> None:
            value = np.concatenate([model.tensors[n] for n in names])
            target.data.copy_(torch.tensor(value).view_as(target))

        put(self.position, "emb.pos")
        self.position.data += torch.tensor(model.tensors["emb.type"][: model.hidden].copy())
        put(self.norm.weight, "emb.ln.w")
        put(self.norm.bias, "emb.ln.b")
        pairs = (("out", "ao"), ("up", "fi"), ("down", "fo"), ("norm1", "aln"), ("norm2", "oln"))
        for i, layer in enumerate(self.layers):
            for kind in ("w", "b"):
                field = "weight" if kind == "w" else "bias"
                put(getattr(layer.qkv, field), *(f"l{i}.{n}.{kind}" for n in "qkv"))
                for ours, theirs in pairs:
                    put(getattr(getattr(layer, ours), field), f"l{i}.{theirs}.{kind}")

    def words(self, batch: Batch) -> Tensor:
        """Vectors of all words."""
        ids = batch.pieces
        if self.training:
            # Now and then a whole word is hidden, so that its neighbours must tell.
            count = int(batch.lengths.max())
            hidden = torch.rand(ids.shape[0], count + 1) < 0.05
            hidden[:, -1] = False  # index -1: marks and padding
            ids = torch.where(hidden.gather(1, batch.word_of % (count + 1)), UNK, ids)
        special = self.special[ids.clamp(max=len(SPECIALS) - 1)]
        x = torch.where((ids < len(SPECIALS))[..., None], special, self.table[ids])
        mask = torch.zeros(ids.shape).masked_fill(batch.pieces == PAD, -1e4)[:, None, None, :]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.quick):
            x = self.drop(self.norm(x + self.position[: ids.shape[1]]))
            for layer in self.layers:
                x = layer(x, mask)
        return pool(x.float(), batch)

    def forward(self, batch: Batch) -> Scores:
        """Scores of a batch."""
        return self.heads(self.words(batch))


def pool(x: Tensor, batch: Batch) -> Tensor:
    """Means of the pieces' vectors, word by word."""
    count = int(batch.lengths.max())
    share = F.one_hot(batch.word_of + 1, count + 1)[..., 1:].to(x.dtype)
    share = share / share.sum(1, keepdim=True).clamp(min=1)
    return share.transpose(1, 2) @ x


class Fast(nn.Module):
    """A BiLSTM over static piece vectors, Brown clusters and hashed affixes, with the same heads."""

    def __init__(self, table: Tensor, labels: Inventory, width: int = 200) -> None:
        super().__init__()
        # Frozen vectors under a learned projection: what is shipped is their product, ``PIECE`` numbers a piece.
        self.register_buffer("table", (table - table.mean(0)) / table.std())
        self.project = nn.Linear(table.shape[1], PIECE, bias=False)
        self.hashes = nn.Embedding(BUCKETS, HASH)
        nn.init.normal_(self.hashes.weight, std=0.3)
        self.style = nn.Embedding(len(SPECIALS), 256)
        nn.init.zeros_(self.style.weight)
        self.input = nn.Linear(PIECE + HASH * SLOTS, 256)
        self.lstm = nn.ModuleList([BiLstm(256, width), BiLstm(2 * width, width)])
        self.heads = Heads(2 * width, labels)

    def words(self, batch: Batch) -> Tensor:
        """Vectors of all words."""
        pieces = self.project(pool(self.table[batch.pieces], batch))
        hashed = self.hashes(batch.features)
        if self.training:
            # The first slot is the word itself: hiding it teaches what affixes and neighbours say.
            keep = (torch.rand(*hashed.shape[:2], 1) >= 0.15).to(hashed.dtype)
            hashed = torch.cat([(hashed[:, :, 0] * keep)[:, :, None], hashed[:, :, 1:]], 2)
        x = F.dropout(torch.cat([pieces, hashed.flatten(2)], -1), 0.25, self.training)
        x = F.relu(self.input(x) + self.style(batch.pieces[:, :1]))
        x = F.dropout(x, 0.25, self.training)
        x = self.lstm[0](x, batch.lengths)
        return self.lstm[1](F.dropout(x, 0.3, self.training), batch.lengths)

    def forward(self, batch: Batch) -> Scores:
        """Scores of a batch."""
        return self.heads(self.words(batch))


def build(engine: str, table: Tensor, labels: Inventory, model: Pretrained | None) -> nn.Module:
    """An engine by name; with pre-trained layers where ``model`` is given."""
    return Accurate(table, labels, model) if engine == "accurate" else Fast(table, labels)
