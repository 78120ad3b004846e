"""Everything that can go wrong and is not a bug, told apart by whose fault it is.

    RoleplayError
    ├── AuthorError         1  a scenario or scorecard has faults (carries its diagnostics)
    ├── UserError           2  what was typed or asked for cannot be done
    │   ├── NotOfferedError    a reply that is not offered in this scene
    │   └── NotFoundError      a scenario, file or folder that is not there
    └── StoreError          3  the progress file
        ├── StoreNewerError    written by a newer version of roleplay
        ├── StoreDamagedError  not a database, or a broken one
        ├── StoreAccessError   no permission, or no such place
        ├── StoreFullError     the disk is full
        └── StoreBusyError     another process kept it locked for too long

The number is the exit status of the command. The text of an error is one or two sentences for
the person who sees it: what is wrong, and what to do. Errors of libraries are turned into these
at the seam where the library is called; anything else that escapes is a bug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roleplay.diagnostics import Diagnostic


class RoleplayError(Exception):
    """The root; catch this to catch all that is not a bug."""

    exit_status: ClassVar[int] = 1


class AuthorError(RoleplayError):
    """A file has faults; `diagnostics` says which and where."""

    exit_status = 1

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)


class UserError(RoleplayError):
    """What was asked for cannot be done."""

    exit_status = 2


class NotOfferedError(UserError):
    """A reply was named that is not offered now; `offered` are the names that are."""

    def __init__(self, name: str, offered: Sequence[str]) -> None:
        choices = ", ".join(offered) or "none, the conversation has ended"
        super().__init__(f"The reply “{name}” is not offered here. Offered are: {choices}.")
        self.name = name
        self.offered = tuple(offered)


class NotFoundError(UserError):
    """A scenario, file or folder that is not there."""


class StoreError(RoleplayError):
    """The progress file cannot be used."""

    exit_status = 3


class StoreNewerError(StoreError):
    """Written by a newer version of roleplay."""


class StoreDamagedError(StoreError):
    """Not a database, or a broken one."""


class StoreAccessError(StoreError):
    """No permission to read or write it, or its folder is missing."""


class StoreFullError(StoreError):
    """The disk is full."""


class StoreBusyError(StoreError):
    """Another process kept it locked for too long."""
