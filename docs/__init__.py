"""The guides, and what writes the reference: `python -m docs.build`."""
