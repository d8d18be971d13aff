"""What this machine can compute with, told without importing torch."""

from __future__ import annotations

from pathlib import Path
from typing import Final

CPU_INFO: Final = Path("/proc/cpuinfo")
CUDA_DRIVER: Final = Path("/proc/driver/nvidia/version")
_BF16: Final = {"amx_bf16", "avx512_bf16", "bf16"}
"""What x86 and ARM call instructions that multiply bf16."""


def has_bf16(cpu_info: Path = CPU_INFO) -> bool:
    """Whether the processor multiplies matrices in bf16; False where the system does not tell."""
    try:
        lines = cpu_info.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    flags = (line.partition(":")[2].split() for line in lines if line[:1] in "fF")
    return any(not _BF16.isdisjoint(words) for words in flags)


def has_cuda_driver(version: Path = CUDA_DRIVER, visible: str | None = None) -> bool:
    """Whether Linux has a driver of CUDA cards, unless CUDA_VISIBLE_DEVICES (`visible`) hides all.

    Whether torch can use a card only torch can tell.
    """
    return version.exists() and visible not in {"", "-1"}
