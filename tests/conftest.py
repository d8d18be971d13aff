"""What all tests share."""

from hypothesis import settings

# How long an example takes says more about a busy machine than about the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
