"""Where a model computes, how precisely, and how many pairs at once: a CUDA card if one works."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

Precision = Literal["auto", "fp32", "bf16"]
"""What is asked for; auto is what the device multiplies fastest without losing verdicts."""

PAIRS_AT_ONCE: Final = 32
"""On a processor, where more are slower: their states no longer fit its caches."""
_MOST_AT_ONCE: Final = 1_024
_BYTES_OF_A_PAIR: Final = 48 * 2**20
"""Of a pair of 512 tokens while it passes: attention and hidden states of one layer at a time, of a
base-sized model in fp32 (12 heads x 512 x 512 and 512 x 3,072 numbers, three times over)."""
_SPARED: Final = 0.5
"""Of a card's free memory, for the model, its kernels and other programs."""

_UNUSABLE: Final = (
    "a CUDA driver is here, but this torch cannot use a card: scoring on the processor; install a "
    "CUDA build of torch, or set CUDA_VISIBLE_DEVICES= to be silent"
)
_FULL: Final = (
    "the CUDA card has only {free} MB free: scoring on the processor; end what else uses the card, "
    "or name another with CUDA_VISIBLE_DEVICES"
)


class Cuda(Protocol):
    """What is asked of `torch.cuda`."""

    def is_available(self) -> bool:
        """Whether a card can be used."""

    def is_bf16_supported(self) -> bool:
        """Whether it computes in bf16."""

    def mem_get_info(self) -> tuple[int, int]:
        """Free and total bytes of its memory."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device by torch's name for it; `note` is for the user, where it is not what they expect."""

    name: Literal["cpu", "cuda"]
    number: Literal["fp32", "bf16", "fp16"]
    batch_size: int
    note: str = ""

    @property
    def mark(self) -> str:
        """What a model's revision says of how it was computed: nothing of fp32 on a processor."""
        if self.name == "cuda":
            return f"+cuda-{self.number}"
        return "" if self.number == "fp32" else f"+{self.number}"


def choose_device(
    cuda: Cuda,
    asked: Precision = "auto",
    *,
    cpu_has_bf16: bool,
    cuda_driver: bool,
    batch_size: int | None = None,
) -> Device:
    """Choose a CUDA card where one works, else the processor, with a note where a card does not.

    `cpu_has_bf16` is whether the processor may compute this model in bf16; `cuda_driver` whether
    this system has a card at all, by its driver. A given `batch_size` holds on either.
    """
    half = asked == "bf16" or (asked == "auto" and cpu_has_bf16)
    on_cpu = Device("cpu", "bf16" if half else "fp32", batch_size or PAIRS_AT_ONCE)
    if not cuda.is_available():
        return replace(on_cpu, note=_UNUSABLE if cuda_driver else "")
    free, _total = cuda.mem_get_info()
    fitting = int(free * (1 - _SPARED)) // _BYTES_OF_A_PAIR
    if fitting < PAIRS_AT_ONCE:
        return replace(on_cpu, note=_FULL.format(free=free // 2**20))
    at_once = batch_size or min(_MOST_AT_ONCE, 1 << (fitting.bit_length() - 1))
    if asked == "fp32":
        return Device("cuda", "fp32", at_once)
    return Device("cuda", "bf16" if cuda.is_bf16_supported() else "fp16", at_once)
