"""Diagnostics for readers of several kinds: a file for each form, over the same values."""
