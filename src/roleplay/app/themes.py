"""Themes: those of Textual, two of high contrast, and keeping the one that is chosen.

Where a terminal has no color, or 16, the terminal's own colors are used whatever was chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES, Theme

if TYPE_CHECKING:
    from textual.app import App

    from roleplay.desk import Desk

PLAIN_THEME = "ansi-dark"
"""Textual's theme in the terminal's own 16 colors."""

DARK_CONTRAST = Theme(
    "high-contrast",
    primary="#5cc8ff",
    secondary="#b8e6ff",
    warning="#ffd84d",
    error="#ff9494",
    success="#6bff95",
    accent="#ffd84d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    text_alpha=1.0,
    variables={
        "foreground-muted": "#d6d6d6",
        "text-muted": "#d6d6d6",
        "text-disabled": "#d6d6d6",
        "text-primary": "#8fd8ff",
        "text-success": "#6bff95",
        "text-warning": "#ffd84d",
        "text-error": "#ff9494",
        "footer-key-foreground": "#ffd84d",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffd84d",
    },
)
LIGHT_CONTRAST = Theme(
    "high-contrast-light",
    primary="#00458a",
    secondary="#00315f",
    warning="#6b3d00",
    error="#930020",
    success="#00511e",
    accent="#6b3d00",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e8e8e8",
    dark=False,
    text_alpha=1.0,
    variables={
        "foreground-muted": "#333333",
        "text-muted": "#333333",
        "text-disabled": "#333333",
        "text-primary": "#00458a",
        "text-success": "#00511e",
        "text-warning": "#6b3d00",
        "text-error": "#930020",
        "footer-key-foreground": "#00458a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#00315f",
    },
)
OURS = (DARK_CONTRAST, LIGHT_CONTRAST)


def names() -> tuple[str, ...]:
    """The names of all themes."""
    return (*BUILTIN_THEMES, *(theme.name for theme in OURS))


def set_up(app: App[None], desk: Desk) -> None:
    """Show the theme that was decided, or one that the terminal can show; keep what is chosen.

    A theme that there is not any more is no reason not to begin: Textual's own is shown then.
    """
    for theme in OURS:
        app.register_theme(theme)
    shown = _first(app, desk.settings.theme)
    app.theme = shown

    def changed(theme: Theme) -> None:
        nonlocal shown
        if theme.name != shown:
            shown = theme.name
            _keep(app, desk, theme.name)

    app.theme_changed_signal.subscribe(app, changed)


def _first(app: App[None], decided: str | None) -> str:
    theme = app.get_theme(decided) if decided else None
    first = theme or app.current_theme
    is_plain = app.no_color or app.console.color_system in (None, "standard")
    return PLAIN_THEME if is_plain and not first.ansi else first.name


def _keep(app: App[None], desk: Desk, name: str) -> None:
    from roleplay.app.background import in_background
    from roleplay.app.screens.ask import tell_error

    in_background(
        app.screen,
        lambda: desk.decide("theme", name),
        lambda _: None,
        lambda error: tell_error(app.screen, "The theme is not kept", error),
    )
