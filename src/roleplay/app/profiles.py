"""Who practises on this machine, and going on as somebody else. Nothing here knows a screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.desk import Desk
    from roleplay.store import Person


def people(desk: Desk) -> tuple[Person, ...]:
    """Everybody with progress in the file; nobody, and no new file, on a first run."""
    return () if desk.is_first_run else desk.store.trainees.all()


def become(desk: Desk, name: str) -> bool:
    """Go on as the trainee of that name; gives whether the next start does so as well.

    The choice is kept in the config file, unless the environment says who it is.

    Raises:
        UserError: it is no name, or the config file cannot be written.
    """
    from roleplay.store import trainee_name

    known = any(each.trainee.name == name for each in people(desk))
    chosen = name if known else trainee_name(name)
    desk.become(chosen)
    if os.environ.get("ROLEPLAY_TRAINEE"):
        return False
    desk.decide("trainee", chosen)
    return True
