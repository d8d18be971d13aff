"""What a run says on stderr, line by line: plain text for a person, JSON for a collector.

The standard library's logging is enough for one logger with two formats. A line of JSON has
`time` (UTC), `level` and `event` (message, stage or summary), and the facts of that event.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Final, Literal

LogFormat = Literal["text", "json"]

log: Final = logging.getLogger("detector")
log.addHandler(logging.NullHandler())  # where no command runs, the importing program decides


def log_to_stderr(how: LogFormat) -> None:
    """Send the lines of this program, and of nothing else, to stderr."""
    handler = _Stderr()
    handler.setFormatter(_JsonLines() if how == "json" else logging.Formatter("%(message)s"))
    log.handlers = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False


def tell(event: str, text: str, **facts: object) -> None:
    """Log an event: `text` is what a person reads, `facts` what a collector does."""
    log.info(text, extra={"event": event, "facts": facts})


class _Stderr(logging.Handler):
    """Writes to whatever stderr is at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(self.format(record) + "\n")
        sys.stderr.flush()


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts = getattr(record, "facts", {"message": record.getMessage()})
        head = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": getattr(record, "event", "message"),
        }
        return json.dumps({**head, **facts}, ensure_ascii=False)
