"""The accurate engine's layers as ONNX: ``python -m analyser.onnx_export --corpus … --checkpoint … --out FILE``.

For runtimes that bring their own kernels. The graph holds the transformer layers alone; table, positions and heads stay
in the model file. Inputs: ``vectors`` [batch, pieces, hidden], piece vector plus position, and ``mask`` [batch, 1, 1,
pieces], 0 for pieces and -10000 for padding. Output: ``hidden`` [batch, pieces, hidden]. Matrices are in 8 bits.
"""

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from analyser.dataset import load
from analyser.engines import Accurate
from analyser.evaluate import restore


class Layers(nn.Module):
    """What goes into the graph."""

    def __init__(self, model: Accurate) -> None:
        super().__init__()
        self.norm, self.layers = model.norm, model.layers

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """Normalise, then layer after layer."""
        x = self.norm(vectors)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = restore(args.checkpoint, load(args.corpus).labels)
    example = (torch.randn(2, 7, model.table.shape[1]), torch.zeros(2, 1, 1, 7))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Layers(model).eval(),
            example,
            plain,
            input_names=["vectors", "mask"],
            output_names=["hidden"],
            dynamic_axes={"vectors": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 3: "pieces"}},
            dynamo=False,
        )
        quantize_dynamic(plain, args.out, weight_type=QuantType.QInt8, per_channel=True)
    print(args.out, args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
