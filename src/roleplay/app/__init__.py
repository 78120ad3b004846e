"""The full-screen app. Textual is loaded when it opens, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roleplay.desk import Desk


def open_roleplay(
    desk: Desk, scenario: str | None, *, seed: int | None = None, fresh: bool = False
) -> None:
    """Show the app until the person leaves it: at Today, or at a scenario where one is named.

    With a `seed`, or `fresh`, the scenario is begun anew even if it was left in the middle.
    Everything that the first frame shows is read before the screen is taken over, so that what
    is wrong with it can still be said in the terminal.

    Raises:
        NotFoundError, AuthorError: that scenario is not there, or has faults.
        StoreError: the progress file cannot be used.
    """
    from roleplay.app.attempts import Start, standing

    try:
        start = Start.of(desk, scenario, seed=seed, fresh=fresh) if scenario else None
        progress = standing(desk)

        from roleplay.app.app import RoleplayApp

        app = RoleplayApp(desk, progress, start)
        app.run()
    finally:
        desk.close()
    if app.return_code:
        raise SystemExit(app.return_code)
