"""baseline.yaml: what it holds, that it stays as people left it, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.baseline import Baseline, Changes, Decision, load_baseline, save_baseline
from detector.errors import ConfigError

DAY = date(2026, 11, 22)


def decision(discrepancy_id: str = "d1", **more: object) -> Decision:
    fields = {
        "discrepancy_id": discrepancy_id,
        "entity": "豆包",
        "metric": "monthly_active_users",
        "status": "ignored",
        "note": "增长",
        "reviewer": "lin",
        "decided": DAY,
        "verdict": "drift",
        "severity": "medium",
        "score": 0.5,
        "values": {"v1": "2000万 (2024-05)", "v2": "4197.6万 (2024-09)"},
        "sources": ("a.txt", "b.txt"),
    }
    return Decision.model_validate({**fields, **more})


def saved(path: Path, *added: Decision, **replaced: Decision) -> str:
    save_baseline(path, Changes(replaced, added))
    return path.read_text("utf-8")


def test_an_entry_reads_like_this(tmp_path: Path) -> None:
    text = saved(tmp_path / "baseline.yaml", decision(until=date(2027, 3, 1)))
    assert text.partition("decisions:\n")[2] == (
        "  - discrepancy_id: d1\n"
        "    entity: 豆包\n"
        "    metric: monthly_active_users\n"
        "    status: ignored\n"
        "    note: 增长\n"
        "    reviewer: lin\n"
        "    decided: 2026-11-22\n"
        "    until: 2027-03-01\n"
        "    verdict: drift\n"
        "    severity: medium\n"
        "    score: 0.5\n"
        "    values:\n"
        "      v1: 2000万 (2024-05)\n"
        "      v2: 4197.6万 (2024-09)\n"
        "    sources:\n"
        "    - a.txt\n"
        "    - b.txt\n"
    )


def test_the_order_of_decisions_changes_nothing(tmp_path: Path) -> None:
    entries = [decision(f"d{n}", entity=name) for n, name in enumerate(["b", "a", "c", "a"])]
    together = saved(tmp_path / "one.yaml", *entries)
    for entry in reversed(entries):
        one_by_one = saved(tmp_path / "two.yaml", entry)
    assert one_by_one == together


HAND_MADE = """\
# Our house rules: ask the desk before you accept.

decisions:
# The desk has confirmed this one.
- {a}
# Lin doubts this.

- {b}
# The end.
"""


def hand_made(path: Path, tmp_path: Path) -> list[str]:
    """A file in a layout that this program does not write, and the text of its two entries."""
    entries = []
    for name in ("b", "d"):
        text = saved(tmp_path / f"{name}.yaml", decision(name, entity=name))
        entry = text.partition("  - ")[2].replace("\n    ", "\n  ").rstrip()
        entries.append(entry.replace("note: 增长", 'note: "增长"   # by hand'))
    path.write_text(HAND_MADE.format(a=entries[0], b=entries[1]), "utf-8")
    return entries


def test_what_was_not_decided_anew_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "baseline.yaml"
    hand_made(path, tmp_path)
    before = path.read_text("utf-8").splitlines()
    after = saved(path, decision("c", entity="c"), decision("a", entity="a")).splitlines()
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    assert {change for change, *_ in changes} == {"equal", "insert"}
    assert [d.entity for d in load_baseline(path).decisions] == ["a", "b", "c", "d"]


def test_a_comment_above_an_entry_outlives_a_new_decision(tmp_path: Path) -> None:
    path = tmp_path / "baseline.yaml"
    first, second = hand_made(path, tmp_path)
    text = saved(path, b=decision("b2", entity="b", status="accepted"))
    assert "# The desk has confirmed this one.\n- discrepancy_id: b2\n" in text
    assert first not in text
    assert second in text


def test_flow_style_is_written_anew_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "baseline.yaml"
    entry = decision("d1").model_dump_json().replace('"2026-11-22"', "2026-11-22")
    path.write_text(f"{{decisions: [{entry}]}}", "utf-8")
    saved(path, decision("d0", entity="a"))
    assert load_baseline(path) == Baseline(decisions=(decision("d0", entity="a"), decision("d1")))


def test_a_file_without_a_last_line_end_is_continued(tmp_path: Path) -> None:
    path = tmp_path / "baseline.yaml"
    path.write_text(saved(path, decision("d1")).rstrip("\n"), "utf-8")
    saved(path, decision("d2", entity="龙"))
    assert len(load_baseline(path).decisions) == 2


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))


@given(note=TEXTS.filter(str.strip), name=TEXTS, values=st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_every_text_survives(
    note: str, name: str, values: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Colons, quotes, hashes, line ends, words that YAML takes for something else."""
    path = tmp_path_factory.mktemp("baseline") / "baseline.yaml"
    entries = [decision("d1", note=note, entity=name, values=values, sources=(name, note))]
    saved(path, *entries)
    assert list(load_baseline(path).decisions) == entries
    saved(path, d1=decision("d2", note=note, reviewer=name))
    assert load_baseline(path).decisions == (decision("d2", note=note, reviewer=name),)


def entry_with(**fields: str) -> str:
    known = {
        "discrepancy_id": "d1",
        "entity": "e",
        "metric": "m",
        "status": "ignored",
        "note": "n",
        "decided": "2026-11-22",
        "verdict": "drift",
        "severity": "low",
        "score": "0.5",
        "values": "{}",
        "sources": "[]",
    }
    lines = [f"{name}: {value}" for name, value in {**known, **fields}.items() if value]
    return "decisions:\n- " + "\n  ".join(lines) + "\n"


BROKEN = {
    "empty": ("", r":1: \(whole file\): "),
    "a list": ("- a\n", r":1: \(whole file\): "),
    "not YAML": ("decisions: [a\n", r":2: not valid YAML: "),
    "a conflict": ("decisions:\n<<<<<<< ours\n", r": not valid YAML: "),
    "unknown key": ("decision: []\n", r":1: decision: Extra inputs are not permitted"),
    "unknown field": (entry_with(stauts="open"), r":13: decisions.0.stauts: Extra inputs"),
    "wrong status": (entry_with(status="maybe"), r":5: decisions.0.status: Input should be 'open'"),
    "no note": (entry_with(note=""), r":2: decisions.0.note: Field required"),
    "blank note": (entry_with(note="'  '"), r":6: decisions.0.note: String should have at least 1"),
    "bad date": (entry_with(decided="soon"), r":7: decisions.0.decided: Input should be a valid"),
    "bad until": (entry_with(until="12/11/2026"), r":13: decisions.0.until: Input should be a val"),
    "until before": (entry_with(until="2026-11-21"), r"until 2026-11-21 is before 2026-11-22"),
    "bad score": (entry_with(score="5"), r":10: decisions.0.score: Input should be less than"),
    "twice": (entry_with() + entry_with().partition("\n")[2], r"d1 is decided twice; keep one"),
    "key twice": (entry_with() + "  note: other\n", r":13: not valid YAML: the key note is given"),
    "python": ("decisions: !!python/object/apply:os.getcwd []\n", r": not valid YAML: could not"),
    "deep": (
        "decisions: " + "[" * 100_000,
        r":1: not valid YAML: nested more than 20 levels deep; mend it",
    ),
    "not UTF-8": ("decisions: []  # 增长".encode("gb18030"), r": not UTF-8 at byte \d+; save it"),
}


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_baseline_is_one_clear_line(
    content: str | bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "baseline.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigError, match=message) as raised:
        load_baseline(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


def test_a_missing_baseline_says_who_writes_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"No such file.*`detector review` writes it"):
        load_baseline(tmp_path / "baseline.yaml")
