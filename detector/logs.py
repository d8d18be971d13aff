"""What a run says on stderr, line by line: plain text for a person, JSON for a collector.

The standard library's logging is enough for one logger with two formats. A line of JSON has
`time` (UTC), `level` and `event` (message, stage or summary), and the facts of that event.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, Literal

LogFormat = Literal["text", "json"]

log: Final = logging.getLogger("detector")
log.addHandler(logging.NullHandler())  # where no command runs, the importing program decides

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def log_to_stderr(how: LogFormat) -> None:
    """Send the lines of this program, and of nothing else, to stderr."""
    handler = _Stderr()
    handler.setFormatter(_JsonLines() if how == "json" else _TextLines())
    log.handlers = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False


def tell(event: str, text: str, **facts: object) -> None:
    """Log an event: `text` is what a person reads, `facts` what a collector does."""
    log.info(text, extra={"event": event, "facts": facts})


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


class _Stderr(logging.Handler):
    """Writes to whatever stderr is at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(self.format(record) + "\n")
        sys.stderr.flush()


class _TextLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """A message is one line, whatever stands in the path that it names; an event may be more.

        What could steer a terminal, or pass for another line, is shown by its escape.
        """
        lines = [record.getMessage()]
        if hasattr(record, "event"):
            lines = lines[0].split("\n")
        return "\n".join(_CONTROLS.sub(_escape, line) for line in lines)


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts = getattr(record, "facts", {"message": record.getMessage()})
        head = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": getattr(record, "event", "message"),
        }
        return json.dumps({**head, **facts}, ensure_ascii=False)


_NAMED: Final = 5
"""How many names a line gives."""


def some_of(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
