"""Measure what a user would build instead: sentences, pairs of them, an NLI model."""
