"""Beginning, resuming and looking back: what the screens ask of the session and the store.

Everything here may wait for the disk and raise a `RoleplayError`; screens call it in the
background. Nothing here knows a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from roleplay.desk import now

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from roleplay.conversation import Attempt
    from roleplay.conversation.events import Event
    from roleplay.desk import Desk
    from roleplay.repetition.modes import Mode
    from roleplay.reports.coaching import Advice
    from roleplay.reports.told import Told
    from roleplay.session import Playable, Session
    from roleplay.store import AttemptRow, Best, FinishedAttempt, LatestScore


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An attempt that was left in the middle, after so many replies.

    There is none yet where only its clock ran, or own words were written.
    """

    row: AttemptRow
    replies: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the trainee is.

    `best` is by scenario, and empty before anything was finished; `latest` is the last score of
    all. Unfinished attempts are newest first. `is_new` says that there is no progress file yet.
    """

    best: Mapping[str, Best]
    latest: LatestScore | None
    unfinished: tuple[Unfinished, ...]
    is_new: bool


def standing(desk: Desk) -> Standing:
    """How far the trainee is now. Makes no progress file where there is none.

    The first frame waits for this, so it reads sums and no attempt that is over.
    """
    if desk.is_first_run:
        return Standing({}, None, (), is_new=True)
    store, uid = desk.store, desk.uid
    return Standing(
        best=store.best_scores(uid),
        latest=store.latest_score(uid),
        unfinished=tuple(Unfinished(row, store.replies(row.uid)) for row in store.unfinished(uid)),
        is_new=False,
    )


@dataclass(frozen=True, slots=True)
class Start:
    """What to begin. `anew` sets aside whatever was left in the middle; so does a seed.

    `mode` is how to play it, None for the one that the trainee's evidence advises.
    """

    playable: Playable
    seed: int | None = None
    anew: bool = False
    mode: Mode | None = None

    @classmethod
    def of(
        cls,
        desk: Desk,
        name: str,
        *,
        seed: int | None = None,
        fresh: bool = False,
        mode: Mode | None = None,
    ) -> Start:
        """The start of the scenario with that id or file name.

        Raises:
            NotFoundError, AuthorError: it is not there, or has faults.
            UserError: it cannot be played in that mode yet.
        """
        from roleplay.record import modes_of
        from roleplay.reports.modes import check_mode
        from roleplay.session import playable

        found = playable(desk.library_with(name), name)
        if mode:
            check_mode(mode, modes_of(desk, found.scenario))
        return cls(found, seed, anew=fresh or seed is not None, mode=mode)


def left_in_the_middle(desk: Desk, start: Start) -> Unfinished | None:
    """The attempt at the same scenario that could be gone on with instead, where there is one."""
    if start.anew:
        return None
    same = start.playable.scenario.id
    return next((a for a in standing(desk).unfinished if a.row.scenario == same), None)


def begin(desk: Desk, start: Start) -> Session:
    """A new attempt, not stored yet, with what the trainee brings to it."""
    from roleplay.record import prelude_of
    from roleplay.session import Session

    prelude = prelude_of(desk, start.playable.scenario)
    return Session.begin(
        desk.store,
        desk.trainee,
        start.playable,
        clock=now,
        seed=start.seed,
        mode=start.mode or prelude.modes.default,
        prelude=prelude,
    )


def resume(desk: Desk, row: AttemptRow) -> Session:
    """An attempt as it was left.

    Raises:
        AuthorError: this version of roleplay reads or plays its texts otherwise.
    """
    from roleplay.session import Session

    return Session.resume(desk.store, desk.trainee, row, clock=now)


def set_aside(desk: Desk, row: AttemptRow) -> None:
    """Leave an attempt unfinished for good; what was chosen stays stored."""
    desk.store.set_aside(row.uid, now())


def replay_from(desk: Desk, row: AttemptRow, attempt: Attempt, number: int) -> Session:
    """A new attempt that stands where the reply with that number, counted from 1, was given.

    It has the same draws, and takes over the replies before that one. Nothing is stored yet.
    """
    from roleplay.session import Session

    return Session.replay_from(desk.store, desk.trainee, row, attempt, number, clock=now)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reply did, and what the coach says to it, None where nobody coaches."""

    events: tuple[Event, ...]
    advice: Advice | None


def answer(session: Session, name: str | None, seconds: float | None = None) -> Answer:
    """Give a reply, or let the time run out where there is none; stored on return."""
    from roleplay.reports.coaching import advice
    from roleplay.scoring.debrief import told_turns

    # Asked before the reply is stored: whatever fails from then on must not say that it is not.
    is_coached = session.is_coached
    events = session.silence() if name is None else session.reply(name, seconds)
    told = advice(told_turns(session.attempt)[-1]) if is_coached else None
    return Answer(events, told)


def finish(session: Session, guess: int | None) -> Told:
    """Keep the guess and the score of an attempt that has ended; gives its debrief."""
    if guess is not None:
        session.predict(guess)
    return session.tell(session.finish())


def look_back(desk: Desk, done: FinishedAttempt) -> Told:
    """The debrief of an attempt that was finished before.

    Raises:
        AuthorError: this version of roleplay reads or plays its texts otherwise.
    """
    from roleplay import recalling
    from roleplay.scoring import debrief

    attempt = recalling.rebuild(desk.store, desk.trainee, done.attempt)
    told = debrief(attempt)
    row, guess = done.attempt, done.predicted
    return recalling.look_back(desk.store, row, attempt, told, guess, desk.today)


def suggest(desk: Desk, text: str, place: tuple[str, str]) -> None:
    """Keep that a rule stops the trainee at a place: (scenario, moment)."""
    from roleplay import session

    session.suggest(desk.store, desk.trainee, text, place, now())


def keep_lesson(desk: Desk, uid: str, text: str) -> None:
    """Keep the rule that the trainee drew from an attempt, in their own words."""
    desk.store.notes.keep_lesson(uid, text, now())


def save(told: Told, trainee: str, kind: str, folder: Path) -> Path:
    """Write a debrief into a folder as “md” or “html”, beside what is there; gives the file.

    Raises:
        UserError: it cannot be written there.
    """
    from roleplay.errors import UserError
    from roleplay.reports import script_html, script_markdown
    from roleplay.reports.debrief_page import debrief_page

    scenario = told.attempt.staging.scenario
    blocks = debrief_page(told, trainee)
    if kind == "html":
        text = script_html.render(blocks, scenario.title, scenario.language)
    else:
        text = script_markdown.render(blocks)
    try:
        for name in _names(f"debrief-{scenario.id}", kind):
            try:
                with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
            except FileExistsError:
                continue
            return folder / name
    except OSError as error:
        raise UserError(
            f"The debrief could not be saved in {folder}: {error.strerror}. Start roleplay in a "
            "folder where you may write."
        ) from error
    raise AssertionError("there is always another number")


def _names(stem: str, kind: str) -> Iterator[str]:
    yield f"{stem}.{kind}"
    yield from (f"{stem}-{number}.{kind}" for number in count(2))
