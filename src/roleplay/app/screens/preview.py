"""Preview: the conversation as trainees see it, and beside it what its author wants to know.

The file is looked at several times a second; when it was saved, it is read in the background, and
the conversation goes on in the new version. Nothing is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content

from roleplay.app.background import in_background
from roleplay.app.content import BAD, FAINT, GOOD, WARNING, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.keys import key_name
from roleplay.app.retelling import exchanges, first_lines
from roleplay.app.screens.ask import tell_error
from roleplay.app.screens.briefing import BriefingScreen
from roleplay.app.screens.page import Page
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.meters import meters
from roleplay.app.widgets.replies import Replies
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.transcript import Transcript
from roleplay.app.widgets.words import Words
from roleplay.reports import rehearsal as notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from roleplay.diagnostics import Diagnostic
    from roleplay.errors import RoleplayError
    from roleplay.rehearsal import Rehearsal

LOOKS = 0.25
"""Seconds between two looks at the file; a save is on the screen well within one."""


class PreviewScreen(Page[None]):
    """A rehearsal, with the author's notes."""

    CSS_PATH = ["play.tcss", "preview.tcss"]  # noqa: RUF012 - Textual's type
    AUTO_FOCUS = "Replies"
    GUIDE = Help(
        "Preview",
        "You play the scenario from its file, and nothing is stored. Whenever you save the file it "
        "is read again, and your replies are given again as far as they are still there. A file "
        "with faults leaves the last good version on the screen.",
        (
            (notes.STAR, "the best reply here"),
            ("costs 12 points", "what this reply would lose of the whole score"),
            ("→ what-now", "where this reply leads"),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "notes", "Notes", id="preview.notes"),
        Binding("u", "take_back", "Take back", id="preview.take-back"),
        Binding("r", "restart", "Restart", id="preview.restart"),
        Binding("b", "briefing", "Briefing", id="preview.briefing"),
        Binding("pageup", "page(-1)", "Earlier", id="preview.earlier", show=False),
        Binding("pagedown", "page(1)", "Later", id="preview.later", show=False),
        Binding("q", "app.quit", "Leave", id="preview.quit", show=False),
        Binding("escape", "app.quit", "Leave", id="preview.leave", key_display="Esc"),
    ]

    def __init__(self, rehearsal: Rehearsal, *, one_key: bool) -> None:
        super().__init__()
        self._rehearsal = rehearsal
        self._one_key = one_key
        self._is_reading = False
        self._findings: Sequence[Diagnostic] | None = None

    def compose(self) -> ComposeResult:
        """The customer above, the conversation and the notes in the middle, the replies below."""
        with Horizontal(id="customer"):
            yield Words(id="who")
            yield Words(id="state")
        yield Words(id="news")
        with Horizontal(id="middle"):
            yield Transcript.of(self._rehearsal.attempt.staging.scenario)
            yield Scroll(id="notes")
        yield Replies(one_key=self._one_key)
        yield Footer()

    async def on_mount(self) -> None:
        """Begin to watch the file."""
        await self._show_all()
        self._examine()
        self.set_interval(LOOKS, self._look)

    async def on_replies_said(self, event: Replies.Said) -> None:
        """Give the reply."""
        if event.offer.name in self._rehearsal.attempt.offered:
            self._rehearsal.reply(event.offer.name)
            await self._show_all()

    async def on_replies_left(self) -> None:
        """The conversation is over: begin again."""
        await self.action_restart()

    async def action_take_back(self) -> None:
        """Take the last reply back."""
        self._rehearsal.take_back()
        await self._show_all()

    async def action_restart(self) -> None:
        """Go back to where the rehearsal began."""
        self._rehearsal.restart()
        await self._show_all()

    def action_notes(self) -> None:
        """Where there is no room for both, show the notes in place of the conversation."""
        self.toggle_class("-notes")
        self.query_one("#notes", Scroll).scroll_home(animate=False)

    def action_briefing(self) -> None:
        """Show the briefing over the conversation."""
        attempt = self._rehearsal.attempt
        scenario = attempt.staging.scenario
        self.app.push_screen(BriefingScreen(scenario, attempt.view()))

    def action_page(self, direction: int) -> None:
        """Scroll the notes where they are alone, else what was said."""
        column = self.query_one("#notes" if self.has_class("-notes") else "#transcript", Scroll)
        page = max(1, column.scrollable_content_region.height - 1)
        column.scroll_relative(y=direction * page, animate=False)

    def _look(self) -> None:
        if self._is_reading or not self._rehearsal.is_outdated:
            return
        self._is_reading = True
        in_background(self, self._rehearsal.reload, self._read, self._not_read)

    async def _read(self, _: None) -> None:
        self._is_reading = False
        self._findings = None
        await self._show_all()
        if self._rehearsal.is_current:
            self._examine()

    def _not_read(self, error: RoleplayError) -> None:
        self._is_reading = False
        tell_error(self, "The file could not be read", error)

    def _examine(self) -> None:
        """Look for what only playing through finds; it may take a while, and nobody waits."""
        in_background(self, self._rehearsal.examine, self._examined, self._not_read)

    def _examined(self, found: Sequence[Diagnostic]) -> None:
        if self._rehearsal.is_current:
            self._findings = found
            self._show_notes()

    async def _show_all(self) -> None:
        attempt = self._rehearsal.attempt
        view = attempt.view()
        transcript = self.query_one(Transcript)
        with self.app.batch_update():
            self.query_one("#who", Words).show(self._who())
            self.query_one("#state", Words).show(meters(view.meters))
            await transcript.begin_anew(attempt.staging.scenario)
            transcript.add_lines(first_lines(attempt))
            for exchange in exchanges(attempt):
                transcript.add_reply(exchange.reply, exchange.events)
                transcript.add_lines(exchange.lines)
            replies = self.query_one(Replies)
            if view.ending:
                replies.conclude(shown(f"{view.ending.name}: {view.ending.outcome}", "bold"))
            else:
                replies.offer(view.replies)
            self._show_notes()
        transcript.show_newest()

    def _who(self) -> Content:
        scenario = self._rehearsal.attempt.staging.scenario
        name = shown(scenario.customer.name, "bold")
        return stacked([name, shown(scenario.title, FAINT)])

    def _show_notes(self) -> None:
        self.query_one("#news", Words).show(self._news())
        pane = self.query_one("#notes", Scroll)
        pane.remove_children()
        pane.mount(*self._notes())

    def _news(self) -> Content:
        """What became of the last save, in a line."""
        rehearsal, a = self._rehearsal, key_name(self.app, "preview.notes", "a")
        if not rehearsal.is_current:
            faults = len(rehearsal.diagnostics)
            count = "a fault" if faults == 1 else f"{faults} faults"
            text = f"The file has {count}; this is the last good version. Press {a} to see them."
            return shown(text, BAD)
        if rehearsal.left_out:
            return shown("Some of your replies are gone; it goes on where they stop.", BAD)
        findings = self._findings or ()
        found = "a finding" if len(findings) == 1 else f"{len(findings)} findings"
        more = f" It has {found}; press {a} to see." if findings else ""
        return Content.assemble(
            shown(f"As it is now in {rehearsal.file}.", GOOD), shown(more, WARNING)
        )

    def _notes(self) -> Iterator[Words]:
        rehearsal = self._rehearsal
        if not rehearsal.is_current:
            yield from _part("Faults in the file", notes.findings(rehearsal.diagnostics))
        yield _heading("Replies, as they are listed")
        for number, (worth, shows) in enumerate(notes.replies(rehearsal.attempt), start=1):
            yield Words(shown(f"{number} {worth}"), classes="line")
            yield Words(shown(shows, FAINT), classes="detail")
        yield from _part("State", notes.state(rehearsal.attempt))
        yield from _part("Score so far", notes.points(rehearsal.attempt))
        if rehearsal.is_current:
            known = self._findings is not None
            found = list(notes.findings(self._findings or ())) or ["none" if known else "looking …"]
            yield from _part("Findings", found)


def _part(heading: str, lines: Iterable[str]) -> Iterator[Words]:
    yield _heading(heading)
    yield from (Words(shown(line), classes="line") for line in lines)


def _heading(text: str) -> Words:
    return Words(shown(text, "bold"), classes="heading")
