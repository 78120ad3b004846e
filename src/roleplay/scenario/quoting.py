"""How a text can be written so that it is read as it is meant, and the words to say so.

Double quotes suit nearly every text, and single ones those that have double quotes or backslashes
in them. Where both signs occur, a block below “|” reads best, since no sign means anything there.
"""

from __future__ import annotations

_MOST = 60
"""Characters of a text that advice shows whole."""

BLOCK = (
    "Write “|” behind the key or the dash, and the whole text on the next line, two spaces deeper "
    "than that."
)


def quoted(text: str) -> str:
    """A text as a quoted one of the language, whatever signs it has."""
    if needs_single(text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def needs_single(text: str) -> bool:
    """Whether a text cannot stand in double quotes as it is."""
    return '"' in text or "\\" in text


def suits_no_quotes(text: str) -> bool:
    """Whether a text has signs that neither kind of quotes leaves as they are."""
    return needs_single(text) and "'" in text


def advice(text: str, lead: str = "Put") -> str:
    """What to do, in a sentence that ends with the text as `quoted` writes it.

    `lead` is how the sentence begins, up to its verb.
    """
    kind = "single" if needs_single(text) else "double"
    twice = ", and write each one inside it twice" if suits_no_quotes(text) else ""
    flat = " ".join(text.split())
    if len(flat) > _MOST:
        flat = f"{flat[: _MOST // 2].rstrip()} … {flat[-_MOST // 3 :].lstrip()}"
    return f"{lead} {kind} quotes round the whole text{twice}: {quoted(flat)}"
