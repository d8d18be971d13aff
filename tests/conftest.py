"""What all tests share."""

import os
from functools import cache
from pathlib import Path

from hypothesis import settings as hypothesis_settings

from detector import config, settings
from detector.paths import default_configs

# How long an example takes says more about a busy machine than about the code.
hypothesis_settings.register_profile("project", deadline=None)
hypothesis_settings.load_profile("project")

# Tests run on every core; the threads of several models would only wait for one another.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# A second to read the configuration is little for a run and much for hundreds of tests: the shipped
# one is read once, and of another the files that differ. Modules take these functions by name when
# they are imported, so it is done here, before that.
config.parse_yaml = cache(config.parse_yaml)
read_settings = settings.load_settings
shipped_settings = cache(read_settings)


def load_settings(folder: Path | None = None) -> settings.Settings:
    """As detector.settings.load_settings, which is the same for the same files."""
    shipped = default_configs()
    return shipped_settings(shipped) if folder in {None, shipped} else read_settings(folder)


settings.load_settings = load_settings
