"""What the screens have in common from which a conversation or a drill is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding

from roleplay.app import attempts
from roleplay.app.attempts import Start
from roleplay.app.background import in_background
from roleplay.app.screens.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from roleplay.app.attempts import Unfinished
    from roleplay.app.drills import Nothing, Wish
    from roleplay.desk import Desk
    from roleplay.drilling import Drilling
    from roleplay.errors import RoleplayError
    from roleplay.session import Session

T = TypeVar("T")

RESUME_ANSWERS = (
    ("resume", "Go on at the reply where you left"),
    ("anew", "Begin anew, and leave that conversation for good"),
)

STUCK_ANSWERS = (
    ("aside", "Take it off this list; it stays stored"),
    ("keep", "Leave it in the list"),
)

FIRST_ANSWERS = (("begin", "Begin"), ("back", "Not now"))


class Lobby(Page[None]):
    """Begins and goes on, one thing at a time: an impatient second Enter begins nothing more.

    It has a `#preview` of what is highlighted, which scrolls while the keys stay with the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+down", "preview(3)", "Read on", id="lobby.read-on", show=False),
        Binding("shift+up", "preview(-3)", "Read back", id="lobby.read-back", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_working = False

    def action_preview(self, lines: int) -> None:
        """Scroll what is told about the highlighted line."""
        for told in self.query("#preview"):
            told.scroll_relative(y=lines, animate=False)

    def show_anew(self) -> None:
        """Something has changed that this screen shows."""

    def has_stopped(self) -> None:
        """A drill was stopped before its end."""

    def play(self, name: str) -> None:
        """Begin or go on with the scenario of that id."""
        self.work(lambda: Start.of(self._desk, name), self.start)

    def start(self, start: Start) -> None:
        """Begin a scenario, or ask whether to go on with one that was left in the middle."""
        self.work(
            lambda: attempts.left_in_the_middle(self._desk, start),
            lambda left: self._ask(start, left) if left else self._begin(start),
        )

    def resume(self, left: Unfinished) -> None:
        """Go on with what was left in the middle."""
        self.work(
            lambda: attempts.resume(self._desk, left.row),
            self._show_play,
            lambda error: self._offer_to_set_aside(left, error),
        )

    def drill(self, wish: Wish) -> None:
        """Begin a drill; before the first one, say what is kept of it."""
        if not self._desk.is_first_run:
            self._begin_drill(wish)
            return
        from roleplay.app.screens.ask import AskScreen
        from roleplay.reports.labels import what_is_kept

        def answered(answer: str | None) -> None:
            if answer == "begin":
                self._begin_drill(wish)

        kept = what_is_kept(str(self._desk.database), self._desk.trainee_name)
        self.app.push_screen(AskScreen("Before you begin", kept, FIRST_ANSWERS), answered)

    def work(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[RoleplayError], None] | None = None,
    ) -> None:
        """Do something in the background, unless something is being done already."""
        if self._is_working:
            return
        self._is_working = True

        def succeeded(result: T) -> None:
            self._is_working = False
            done(result)

        def failed(error: RoleplayError) -> None:
            self._is_working = False
            (refused or self.refused)(error)

        in_background(self, work, succeeded, failed)

    def refused(self, error: RoleplayError) -> None:
        """Say what went wrong."""
        self.tell("That did not work", str(error))

    def tell(self, title: str, text: str) -> None:
        """Show a message until it is put away."""
        from roleplay.app.screens.ask import tell

        tell(self, title, text)

    def _begin(self, start: Start) -> None:
        self.work(lambda: attempts.begin(self._desk, start), self._show_play)

    def _show_play(self, session: Session) -> None:
        from roleplay.app.screens.play import play

        play(self.app, self._desk, session)

    def _ask(self, start: Start, left: Unfinished) -> None:
        from roleplay.app.screens.ask import AskScreen

        def answered(answer: str | None) -> None:
            if answer == "resume":
                self.resume(left)
            elif answer == "anew":
                self._begin(start)

        self.app.push_screen(AskScreen(*resume_question(left), RESUME_ANSWERS), answered)

    def _offer_to_set_aside(self, left: Unfinished, error: RoleplayError) -> None:
        """It cannot be gone on with: let it be taken off the list."""
        from roleplay.app.screens.ask import AskScreen

        def answered(answer: str | None) -> None:
            if answer == "aside":
                self.work(
                    lambda: attempts.set_aside(self._desk, left.row), lambda _: self.show_anew()
                )

        question = AskScreen("It cannot be gone on with", str(error), STUCK_ANSWERS)
        self.app.push_screen(question, answered)

    def _begin_drill(self, wish: Wish) -> None:
        from roleplay.app.drills import begin

        self.work(lambda: begin(self._desk, wish), self._show_drill)

    def _show_drill(self, begun: Drilling | Nothing) -> None:
        from roleplay.app.drills import Nothing

        if isinstance(begun, Nothing):
            self.tell("Nothing to practise now", begun.why)
            return
        from roleplay.app.screens.drill import DrillScreen

        def left(has_stopped: bool | None) -> None:  # noqa: FBT001 - what the screen gives back
            if has_stopped:
                self.has_stopped()

        screen = DrillScreen(begun, one_key=self._desk.settings.one_key)
        self.app.push_screen(screen, left)


def replies_given(number: int) -> str:
    """A number of replies as in “1 reply”, “3 replies”."""
    if not number:
        return "no reply yet"
    return "1 reply" if number == 1 else f"{number} replies"


def resume_question(left: Unfinished) -> tuple[str, str]:
    """Whether to go on with an attempt: the question, and what it is about."""
    after = f"after {replies_given(left.replies)}" if left.replies else "before your first reply"
    return (
        "Go on where you left?",
        f"You left this conversation {after}. What you said is stored either way.",
    )
