"""Finds where articles contradict each other, and tells it apart from drift and definition."""
