"""`roleplay preview`: play a scenario from its file while it is being written."""

from __future__ import annotations

from typing import Annotated

import typer

from roleplay.cli.options import PackOption, PlainOption, desk_of, is_plain
from roleplay.cli.terminal import can_show_screens
from roleplay.conversation.draws import MAX_SEED


def preview(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A scenario's file, or its name.", show_default=False),
    ],
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="MOMENT", help="Begin there, by the best way that leads to it."
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(min=0, max=MAX_SEED, help="What is drawn: equal seeds draw alike."),
    ] = None,
    plain: PlainOption = False,
    packs: PackOption = None,
) -> None:
    """Play a scenario while you write it: it goes on in the new version whenever you save."""
    from roleplay.rehearsal import Rehearsal

    desk = desk_of(ctx, packs)
    rehearsal = Rehearsal(desk.library, name, seed=seed, start=start, trainee=desk.trainee_name)
    if is_plain(ctx, plain) or not can_show_screens():
        from roleplay.plain.console import Console
        from roleplay.plain.preview import preview as preview_lines

        preview_lines(rehearsal, Console())
    else:
        from roleplay.app.previewing import open_preview

        open_preview(desk, rehearsal)
