"""The full-screen app. Textual is loaded when it opens, and not before."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.app.drills import Wish
    from roleplay.desk import Desk
    from roleplay.repetition.modes import Mode


def open_roleplay(
    desk: Desk,
    scenario: str | None,
    *,
    seed: int | None = None,
    fresh: bool = False,
    mode: Mode | None = None,
    drill: Wish | None = None,
) -> None:
    """Show the app until the person leaves it: at Today, at a scenario or at a drill.

    With a `seed`, or `fresh`, the scenario is begun anew even if it was left in the middle.
    Everything that the first frame shows is read before the screen is taken over, so that what
    is wrong with it can still be said in the terminal.

    Raises:
        UserError: who practises has no name that can be one, or the scenario cannot be played in
            that mode yet.
        NotFoundError, AuthorError: that scenario is not there, or has faults.
        StoreError: the progress file cannot be used.
    """
    from roleplay.app.attempts import Start, standing

    # A start lets go of nothing that it loads; to look for garbage takes a twentieth of it. The app
    # turns this on again after its first frame.
    gc.disable()
    try:
        desk.trainee_name  # noqa: B018 - it may be none, which is said before there is a screen
        start = None
        if scenario:
            start = Start.of(desk, scenario, seed=seed, fresh=fresh, mode=mode)
        progress = standing(desk)

        from roleplay.app.app import RoleplayApp

        app = RoleplayApp(desk, progress, start, drill)
        app.run()
        # Whatever was practised, a shell that starts up knows when the next of it is due.
        desk.keep_reminder()
    finally:
        desk.close()
    if app.return_code:
        raise SystemExit(app.return_code)
