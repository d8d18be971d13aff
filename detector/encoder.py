"""The encoder of the embedded model: BERT as it is run, not as it is trained.

Weights have the names that transformers' BertModel gives them, and the same numbers come out; a
test holds the two against each other. It is written out here because a check of one article would
wait for that class to be imported longer than for anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn.functional import gelu, scaled_dot_product_attention


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of an encoder, by the names of its config.json."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    type_vocab_size: int
    layer_norm_eps: float


class Encoder(nn.Module):
    """Contextual vectors of tokens (Devlin et al., 2019, BERT): post-norm layers, exact GELU."""

    def __init__(self, shape: Shape, words: nn.Module) -> None:
        """`words` gives the vectors (..., hidden_size) of ids (...)."""
        super().__init__()
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": words,
                "position_embeddings": _table(shape.max_position_embeddings, shape),
                "token_type_embeddings": _table(shape.type_vocab_size, shape),
                "LayerNorm": _norm(shape),
            }
        )
        layers = [_Layer(shape) for _ in range(shape.num_hidden_layers)]
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(layers)})

    def forward(
        self,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        token_type_ids: torch.Tensor,
    ) -> tuple[torch.Tensor]:
        """States (batch, tokens, hidden_size), alone in a tuple as BertModel gives them."""
        positions = torch.arange(input_ids.shape[1], device=input_ids.device)
        parts = self.embeddings
        states = parts["word_embeddings"](input_ids) + parts["token_type_embeddings"](
            token_type_ids
        )
        states = parts["LayerNorm"](states + parts["position_embeddings"](positions))
        seen = attention_mask.bool()[:, None, None, :]
        mask = seen.expand(-1, 1, input_ids.shape[1], -1)
        layers: Any = self.encoder["layer"]
        for layer in layers:
            states = layer(states, mask)
        return (states,)


class _Layer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, inner = shape.hidden_size, shape.intermediate_size
        self._heads = shape.num_attention_heads
        looked_up = {name: nn.Linear(width, width) for name in ("query", "key", "value")}
        self.attention = nn.ModuleDict(
            {"self": nn.ModuleDict(looked_up), "output": _added(width, shape)}
        )
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(width, inner)})
        self.output = _added(inner, shape)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        looked_up: Any = self.attention["self"]
        query, key, value = (
            looked_up[name](states).unflatten(-1, (self._heads, -1)).transpose(1, 2)
            for name in ("query", "key", "value")
        )
        attended = scaled_dot_product_attention(query, key, value, attn_mask=mask)
        states = _add(self.attention["output"], attended.transpose(1, 2).flatten(2), states)
        return _add(self.output, gelu(self.intermediate["dense"](states)), states)


def _table(rows: int, shape: Shape) -> nn.Embedding:
    # Random weights, drawn on the meta device, would import torch's compiler: a second or two.
    weights = torch.empty(rows, shape.hidden_size)
    table: nn.Embedding = nn.Embedding.from_pretrained(weights)  # type: ignore[no-untyped-call]
    return table


def _norm(shape: Shape) -> nn.LayerNorm:
    return nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)


def _added(width: int, shape: Shape) -> nn.ModuleDict:
    return nn.ModuleDict({"dense": nn.Linear(width, shape.hidden_size), "LayerNorm": _norm(shape)})


def _add(module: Any, made: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    normed: torch.Tensor = module["LayerNorm"](module["dense"](made) + states)
    return normed
