"""Whether the processor has bf16, from what Linux says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detector.processor import has_bf16


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("model name\t: Xeon\nflags\t\t: fpu avx512f amx_bf16 amx_tile\n", True),
        ("flags\t\t: fpu avx512f avx512_bf16\n", True),
        ("Features\t: fp asimd bf16 i8mm\n", True),
        ("flags\t\t: fpu avx2\nmodel name : bf16\n", False),
        ("", False),
    ],
)
def test_flags_of_the_processor(text: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text(text, "utf-8")
    assert has_bf16(tmp_path / "cpuinfo") == expected


def test_a_system_that_does_not_tell(tmp_path: Path) -> None:
    assert not has_bf16(tmp_path / "absent")
