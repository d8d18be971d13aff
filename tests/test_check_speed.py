"""One new article against the results of ten thousand: what a person waits for."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = 10_000
MOST_SECONDS = 10.0
DETECTOR = [sys.executable, "-c", "from detector.cli import app; app()"]
CLASHING = "年报摘要。\n年报显示，腾讯2020年全年营业收入为12345亿元。\n"


def write_corpus(folder: Path) -> None:
    """Four figures an article, of 1,500 companies over ten years; all articles tell the same."""
    draw = random.Random(7)
    first = "朔凌川岚澜瀚棱峥屿沄泓晟祺珩钰琮"
    last = ["半导体", "科技", "集团", "能源", "医药", "汽车"]
    names = [f"{a}{b}{c}" for a in first for b in first if a != b for c in last]
    names = draw.sample(names, 1400)
    folder.mkdir()
    for number in range(ARTICLES):
        name = names[number % len(names)] if number % 10 else "腾讯"
        year = draw.randrange(2015, 2025)
        told = random.Random(f"{name} {year}")
        text = (
            f"{name}发布{year}年年报。\n"
            f"年报显示，{name}{year}年全年营业收入为{told.randrange(100, 9999)}亿元，"
            f"净利润为{told.randrange(10, 999)}亿元。\n"
            f"{name}{year}年12月的月活跃用户达到{told.randrange(100, 9999)}万，"
            f"员工总数为{told.randrange(1000, 90000)}人。\n"
        )
        (folder / f"{number:05d}.txt").write_text(text, "utf-8")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="reads the processor time of child processes")
def test_a_check_against_ten_thousand_articles_takes_seconds(tmp_path):
    """Processor time of the whole process, model and libraries included: load does not count."""
    write_corpus(tmp_path / "articles")
    extract = [*DETECTOR, "extract", "articles", "--out", "results"]
    subprocess.run(extract, cwd=tmp_path, check=True)  # noqa: S603 - this interpreter
    (tmp_path / "new.txt").write_text(CLASHING, "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603 - this interpreter
        [*DETECTOR, "check", "new.txt", "--against", "results", "--format", "github"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    assert done.returncode == 1, done.stderr
    assert "::error file=new.txt,line=2,col=20," in done.stdout
    assert seconds < MOST_SECONDS
