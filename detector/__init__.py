"""Finds where articles contradict each other, and tells it apart from drift and definition."""

__version__ = "0.1.0"
