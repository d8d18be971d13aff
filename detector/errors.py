"""Errors a user can mend: one line, naming the file, the place in it and the remedy."""


class DetectorError(Exception):
    """Base of every error that the command line turns into one line; `exit_code` is its status."""

    exit_code = 2


class ConfigError(DetectorError):
    """A file under `configs/` (or a manifest) is missing, malformed or contradicts itself."""


class InputError(DetectorError):
    """An article, a results folder or a data file cannot be read as what it should be."""


class ModelError(DetectorError):
    """An NLI model cannot be found, loaded or trusted."""


class WorkerError(DetectorError):
    """A worker process ended before its work did."""


class OutputError(DetectorError):
    """A report cannot be written where it should go."""


def first_line(error: Exception) -> str:
    """What an error of a library says in its first line, or its kind where it says nothing."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
