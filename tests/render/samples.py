"""Diagnostics to render."""

from roleplay.diagnostics import Diagnostic, Edit, Fix, Related, Severity, Span


def diagnostic(
    excerpt: str = "    say: I'm sorry about that.",
    line: int = 12,
    columns: tuple[int, int] = (5, 8),
    file: str = "scenarios/cake.yaml",
    severity: Severity = Severity.ERROR,
    **changes: object,
) -> Diagnostic:
    """The second of two equal keys, unless told otherwise."""
    values: dict[str, object] = {
        "code": "F104",
        "name": "duplicate-key",
        "message": "The key “say” stands twice here.",
        "why": "The second would silently replace the first.",
        "help": "Remove one of the two.",
        "related": (Related(Span(file, 10, 5, 10, 8), "The first one is here."),),
    }
    values["span"] = Span(file, line, columns[0], line, columns[1])
    return Diagnostic(severity=severity, excerpt=excerpt, **values | changes)


FIX = Fix("Remove the line", (Edit(Span("scenarios/cake.yaml", 12, 1, 13, 1), ""),))
