"""Fuzz reading and extraction: `python -m tests.fuzz.extract [seconds] [seed]`.

Guided by coverage where atheris is installed (`pip install atheris`), else at random. The input is
a file of any format; it must raise nothing, and all its claims must lead back to its text. What
fails is printed with its input, which belongs among the fragments of `tests/hostile.py`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

try:
    import atheris
except ImportError:
    atheris = None

Check = Callable[[random.Random], int]


class _Guided(random.Random):
    """Takes its numbers from the bytes that the fuzzer varies; zeros when they are used up."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._left = int.from_bytes(data, "little")

    def getrandbits(self, k: int) -> int:
        """Give the next `k` bits of the bytes."""
        taken = self._left & ((1 << k) - 1)
        self._left >>= k
        return taken

    def random(self) -> float:
        """Give a number in [0, 1) of the next byte."""
        return self.getrandbits(8) / 256


def _checker(folder: Path) -> Check:
    """Load what is fuzzed, inside, so that atheris can watch it."""
    watched: Any = atheris.instrument_imports(include=["detector"]) if atheris else nullcontext()
    with watched:
        from tests.hostile import file_checker  # noqa: PLC0415
    return file_checker(folder)


def _at_random(check: Check, seconds: float, seed: int) -> None:
    runs = claims = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        claims += check(random.Random(f"{seed}:{runs}"))
        runs += 1
    sys.stdout.write(f"{runs} texts in {seconds:.0f} s, {claims} claims, nothing failed\n")


def main() -> None:
    """Fuzz for the seconds given, 60 if none."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        check = _checker(Path(folder))
        if atheris is None:
            _at_random(check, seconds, seed)
            return

        def check_bytes(data: bytes) -> None:
            check(_Guided(data))

        limits = [f"-max_total_time={seconds:.0f}", "-max_len=1024", "-len_control=0"]
        atheris.Setup([sys.argv[0], f"-seed={seed}", *limits], check_bytes)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
