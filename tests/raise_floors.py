"""Record today's measures as floors: `python -m tests.raise_floors`. Refuses to lower any."""

from __future__ import annotations

import json
import sys

from tests.test_floors import FLOORS, HERE, measure


def main() -> int:
    measured = measure()
    lower = {name: got for name, got in measured.items() if got < FLOORS.get(name, got)}
    for name, got in lower.items():
        sys.stderr.write(f"{name}: {got} is below its floor of {FLOORS[name]}; not recorded\n")
    if lower:
        return 1
    text = json.dumps(measured, indent=2, ensure_ascii=False, sort_keys=True)
    (HERE / "floors.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
