"""A bidirectional LSTM layer that is quick on one CPU core.

PyTorch's own adds up the weights' gradient step by step and walks padded batches slowly. Here both directions advance
together, and the gradient of the recurrent weights is one product at the end. Sentences are turned round within their
own length for the backward direction, so padding never reaches a word.
"""

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable


class _Recurrence(torch.autograd.Function):
    """Gates from the input [time, 2, batch, 4 x width] and recurrent weights [2, width, 4 x width] to states."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, gates: Tensor, weight: Tensor) -> Tensor:
        """Order of the gates: input, forget, output, candidate."""
        steps, _, batch, four = gates.shape
        width = four // 4
        states = gates.new_zeros(steps + 1, 2, batch, width)
        cells = gates.new_zeros(steps + 1, 2, batch, width)
        opened = torch.empty_like(gates)
        for t in range(steps):
            total = torch.baddbmm(gates[t], states[t], weight)
            torch.sigmoid(total[..., : 3 * width], out=opened[t][..., : 3 * width])
            torch.tanh(total[..., 3 * width :], out=opened[t][..., 3 * width :])
            i, f, o, u = opened[t].chunk(4, -1)
            torch.addcmul(f * cells[t], i, u, out=cells[t + 1])
            torch.mul(o, torch.tanh(cells[t + 1]), out=states[t + 1])
        ctx.save_for_backward(opened, states, cells, weight)
        return states[1:]

    @staticmethod
    @once_differentiable
    def backward(ctx: torch.autograd.function.FunctionCtx, grad: Tensor) -> tuple[Tensor, Tensor]:
        """Walk back in time; the weights' gradient comes from all steps at once."""
        opened, states, cells, weight = ctx.saved_tensors
        steps, _, batch, four = opened.shape
        turned = weight.transpose(1, 2)
        grads = torch.empty_like(opened)
        squashed = torch.tanh(cells[1:])
        i, f, o, u = opened.chunk(4, -1)
        # All that does not depend on later steps.
        by_cell = o * (1 - squashed * squashed)
        factor = torch.cat([u * i * (1 - i), cells[:-1] * f * (1 - f), squashed * o * (1 - o), i * (1 - u * u)], -1)
        state = grad.new_zeros(2, batch, four // 4)
        cell = torch.zeros_like(state)
        for t in range(steps - 1, -1, -1):
            state = state + grad[t]
            cell = torch.addcmul(cell, state, by_cell[t])
            torch.mul(torch.cat([cell, cell, state, cell], -1), factor[t], out=grads[t])
            state = torch.bmm(grads[t], turned)
            cell = cell * f[t]
        before = states[:-1].transpose(0, 1).reshape(2, steps * batch, -1)
        flat = grads.transpose(0, 1).reshape(2, steps * batch, four)
        return grads, before.transpose(1, 2) @ flat


class BiLstm(nn.Module):
    """One layer; output [batch, time, 2 x width]: forward, then backward states."""

    def __init__(self, size: int, width: int) -> None:
        super().__init__()
        self.width = width
        self.input = nn.Linear(size, 8 * width)
        self.recurrent = nn.Parameter(torch.empty(2, width, 4 * width))
        nn.init.uniform_(self.recurrent, -(width**-0.5), width**-0.5)
        nn.init.uniform_(self.input.weight, -(width**-0.5), width**-0.5)
        nn.init.zeros_(self.input.bias)
        with torch.no_grad():
            # Forget gates begin open.
            self.input.bias.view(2, 4, width)[:, 1] = 1.0

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Run over a padded batch [batch, time, size]."""
        batch, steps, _ = x.shape
        time = torch.arange(steps)[None]
        turn = torch.where(time < lengths[:, None], lengths[:, None] - 1 - time, time)
        gates = self.input(x).view(batch, steps, 2, -1)
        backward = gates[:, :, 1].gather(1, turn[..., None].expand(-1, -1, 4 * self.width))
        stacked = torch.stack([gates[:, :, 0], backward]).permute(2, 0, 1, 3).contiguous()
        states = _Recurrence.apply(stacked, self.recurrent)
        ahead, back = states[:, 0].transpose(0, 1), states[:, 1].transpose(0, 1)
        return torch.cat([ahead, back.gather(1, turn[..., None].expand(-1, -1, self.width))], -1)
