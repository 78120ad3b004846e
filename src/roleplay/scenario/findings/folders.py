"""What can be wrong with a file before it is read, and between the files of a pack (F, 9xx).

The examples of these findings are pictures of a folder, since no text of a file can show them.
"""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity

UNREADABLE = Finding(
    code="F901",
    name="unreadable-file",
    severity=Severity.ERROR,
    message="This file cannot be read: {reason}.",
    why="What cannot be read cannot be played; everything else still can.",
    help="{remedy}",
    bad="scenarios/refund.yaml -> a file that was removed",
    good="scenarios/refund.yaml",
    kind="folder",
)

SAME_ID = Finding(
    code="F902",
    name="same-id",
    severity=Severity.ERROR,
    message="“{id}” is already the id of {first} in this pack.",
    why="Progress is kept under the id, so one pack can have only one of each; the first counts.",
    help="Rename this file, or give it an “id:” of its own.",
    bad="scenarios/refund.yaml and scenarios/refund.yml",
    good="scenarios/refund.yaml and scenarios/late-refund.yaml",
    kind="folder",
)

NOT_AN_ID = Finding(
    code="F903",
    name="not-an-id",
    severity=Severity.ERROR,
    message="The file's name, “{stem}”, cannot be its id.",
    why="Progress is kept under the id and other files name it, so it is of the form of all names: "
    "lower case letters, digits and hyphens, beginning with a letter.",
    help="Rename the file to something like “late-cake.yaml”, or add a line “id: late-cake” to it.",
    bad="scenarios/Late Cake (2).yaml",
    good="scenarios/late-cake-2.yaml",
    kind="folder",
)

FINDINGS = (UNREADABLE, SAME_ID, NOT_AN_ID)
