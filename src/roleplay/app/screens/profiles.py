"""Who practises: go on as somebody else, or as somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from roleplay.app import profiles
from roleplay.app.background import in_background
from roleplay.app.content import FAINT, shown, stacked
from roleplay.app.helping import Help
from roleplay.app.screens.ask import tell_error
from roleplay.app.screens.page import Page
from roleplay.app.widgets.choices import Choice, Choices
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.words import Words
from roleplay.reports.labels import what_is_kept
from roleplay.reports.people import person_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import OptionList

    from roleplay.desk import Desk
    from roleplay.errors import RoleplayError
    from roleplay.store import Person

SOMEBODY_NEW, NOBODY_ELSE = "new", "you"
"""The keys of the lines of nobody who is stored; the others are numbers."""

FOR_NOW = "Until you leave: the environment says who it is at the next start."

NAME_THEM = (
    "Who practises?",
    "Any name will do. What is done under it is kept apart from what others do.",
)


class ProfilesScreen(Page[str | None]):
    """Gives the name of who goes on, None where nobody else does."""

    CSS_PATH = "profiles.tcss"
    AUTO_FOCUS = "Choices"
    GUIDE = Help(
        "Who practises",
        "Several people can practise on one machine, each with their own progress. Enter goes on "
        "as somebody else. “roleplay trainee” renames, exports and forgets people.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "name", "Somebody new", id="profiles.new"),
        Binding("escape", "dismiss(None)", "Back", id="profiles.back", key_display="Esc"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._people: tuple[Person, ...] = ()
        self._has_looked = False

    def compose(self) -> ComposeResult:
        """Who it is now, and who it could be."""
        yield Words(self._heading(), id="title")
        yield Choices(self._choices(), id="people")
        with Scroll(id="kept", can_focus=False):
            yield Words(
                shown(what_is_kept(str(self._desk.database), self._desk.trainee_name), FAINT)
            )
        yield Footer()

    def on_mount(self) -> None:
        """Look who there is."""
        in_background(self, lambda: profiles.people(self._desk), self._show, self._refused)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on as who was chosen."""
        if event.option_id == SOMEBODY_NEW:
            self.action_name()
        elif event.option_id == NOBODY_ELSE:
            self.dismiss(None)
        elif event.option_id:
            self._become(self._people[int(event.option_id)].trainee.name)

    def action_name(self) -> None:
        """Ask for the name of somebody new."""
        from roleplay.app.screens.write import WriteScreen

        def named(name: str | None) -> None:
            if name:
                self._become(name)

        self.app.push_screen(WriteScreen(*NAME_THEM), named)

    def _become(self, name: str) -> None:
        from roleplay.app.widgets.toast import toast

        def done(is_kept: bool) -> None:  # noqa: FBT001 - what the work gives back
            if not is_kept:
                # Once it is shown who it is: a toast goes with the screen that it was told on.
                self.app.call_later(toast, self.app, FOR_NOW)
            self.dismiss(self._desk.trainee_name)

        in_background(self, lambda: profiles.become(self._desk, name), done, self._refused)

    def _show(self, people: tuple[Person, ...]) -> None:
        self._people, self._has_looked = people, True
        choices = self.query_one(Choices)
        choices.offer(self._choices())
        names = [each.trainee.name for each in people]
        you = self._desk.trainee_name
        choices.highlight(str(names.index(you)) if you in names else NOBODY_ELSE)

    def _choices(self) -> Iterator[Choice]:
        you = self._desk.trainee_name
        for number, each in enumerate(self._people):
            line = person_line(each, is_you=each.trainee.name == you)
            yield Choice(shown(line), str(number))
        if self._has_looked and you not in {each.trainee.name for each in self._people}:
            yield Choice(shown(f"{you}  (you, nothing kept yet)"), NOBODY_ELSE)
        yield Choice(shown("Somebody new …"), SOMEBODY_NEW)

    def _heading(self) -> Content:
        you = self._desk.trainee_name
        return stacked([shown("Who practises?", "bold"), shown(f"Now it is {you}.", FAINT)])

    def _refused(self, error: RoleplayError) -> None:
        tell_error(self, "That did not work", error)
