"""Making the findings of the checks: all of them can be played, so none is an error."""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

KIND = "checked"
"""The kind of findings whose examples are laid over the scenario of examples.py."""


def warning(
    code: str,
    name: str,
    *,
    message: str,
    why: str,
    help: str,  # noqa: A002 - the field's own name
    bad: str,
    good: str,
) -> Finding:
    """A finding that makes training or measuring worse."""
    return Finding(code, name, Severity.WARNING, message, why, help, bad, good, kind=KIND)


def note(
    code: str,
    name: str,
    *,
    message: str,
    why: str,
    help: str,  # noqa: A002 - the field's own name
    bad: str,
    good: str,
) -> Finding:
    """A finding that is worth knowing."""
    return Finding(code, name, Severity.NOTE, message, why, help, bad, good, kind=KIND)
