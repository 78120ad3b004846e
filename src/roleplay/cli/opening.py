"""Opening the app. Apart from the commands, since the commonest start needs none of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from roleplay.cli.terminal import can_show_screens
from roleplay.errors import UserError

if TYPE_CHECKING:
    from roleplay.desk import Desk
    from roleplay.repetition.modes import Mode


def open_app(
    desk: Desk,
    scenario: str | None,
    *,
    seed: int | None = None,
    fresh: bool = False,
    mode: Mode | None = None,
) -> None:
    """Open the app, at a scenario where one is named.

    Raises:
        UserError: this terminal cannot show it.
    """
    if not can_show_screens():
        raise UserError(
            "The app needs a terminal. Without one, “roleplay list” shows what there is and "
            "“roleplay play NAME --plain” plays it line by line."
        )
    from roleplay.app import open_roleplay

    open_roleplay(desk, scenario, seed=seed, fresh=fresh, mode=mode)


def open_drill(desk: Desk, *, minutes: int, habit: str, seed: int | None) -> None:
    """Open the app at a drill; where there is nothing to drill, say why instead."""
    from roleplay.app import open_roleplay
    from roleplay.app.drills import Wish, reason_for_none

    wish = Wish(minutes, habit, seed)
    nothing = reason_for_none(desk, wish)
    if nothing:
        sys.stdout.write(f"{nothing}\n")
    else:
        open_roleplay(desk, None, drill=wish)
