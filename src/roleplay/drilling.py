"""A drill in step with the store: moments chosen, each reached on its best path, answers kept.

An answer is durable before anybody sees what it does, and each stands for itself: a drill can be
left after any of them, and what was not reached simply stays due.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.conversation import begin
from roleplay.conversation.draws import MAX_SEED, draw, draw_variant, least_seen_seed
from roleplay.conversation.view import Spoken, lines_after, offer, opening
from roleplay.errors import AuthorError, NotFoundError
from roleplay.record import habits_of
from roleplay.repetition.drill import MINUTES, choose, choose_for, trained
from roleplay.repetition.grades import Grade, considered, is_scored
from roleplay.repetition.leads import led
from roleplay.repetition.standing import DueCount, due_count
from roleplay.reviewing import Occasion, Reviewer
from roleplay.scenario.model import Speaker
from roleplay.scoring import told_turns
from roleplay.session import playable
from roleplay.store import DrillRow, day_of, new_uid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from roleplay.conversation import Attempt
    from roleplay.desk import Desk
    from roleplay.library import Library
    from roleplay.repetition.drill import Drill, DrillItem
    from roleplay.repetition.standing import Standing
    from roleplay.scoring import DebriefTurn
    from roleplay.session import Clock, Playable
    from roleplay.store import Store, Trainee

MOST_SEEDS = 32
"""Seeds that are tried until a variant leads to the moment."""

TOLD_TURNS = 2
"""Replies of the lead-in that are told; what lies between them and the first words is left out."""


@dataclass(frozen=True, slots=True)
class Question:
    """A moment to answer. `number` counts from 1; `attempt` stands where the reply is given.

    `before` is what was said on the way, from the first words on; `left_out` says how many replies
    are not told between `opening` and `before`.
    """

    number: int
    of: int
    item: DrillItem
    attempt: Attempt
    opening: tuple[Spoken, ...]
    left_out: int
    before: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer did: the turn with its reasons and the model, what the customer says to it.

    `days` is in how many days the moment comes back; None where this answer does not count, since
    the moment was answered today before, or on a later day by a clock that was set back since.
    `stuck` says that it is not drilled any more.
    """

    turn: DebriefTurn
    reaction: tuple[Spoken, ...]
    grade: Grade
    days: int | None
    stuck: bool


def random_seed() -> int:
    """A random seed for a drill."""
    import secrets

    return secrets.randbelow(MAX_SEED + 1)


def plan(desk: Desk, seed: int, minutes: int = MINUTES, behavior: str = "") -> Drill:
    """The moments of a drill for today; with a `behavior`, those that train it.

    Raises:
        NotFoundError: no moment trains that behavior; names the nearest one.
    """
    standings, today = desk.standings(), desk.today
    if behavior:
        _make_sure_of(behavior, trained(standings))
        return choose_for(behavior, standings, today, seed=seed, minutes=minutes)
    weak = [habit.behavior for habit in habits_of(desk).weak]
    last = max((s.card.last for s in standings if s.card), default=None)
    return choose(standings, weak, today, seed=seed, minutes=minutes, last_practised=last)


def minutes_for(items: Sequence[DrillItem], minutes: int, *, is_narrow: bool) -> int:
    """How long a drill is that was to take so many minutes.

    A narrow one, of one behavior or one moment, is no longer than its moments take: on a path it
    does not stand for a drill of what is due.
    """
    return min(minutes, DueCount(len(items), more=False).minutes) if is_narrow else minutes


def _make_sure_of(behavior: str, known: frozenset[str]) -> None:
    if behavior in known:
        return
    from difflib import get_close_matches

    meant = get_close_matches(behavior, sorted(known), n=1)
    hint = f"Did you mean “{meant[0]}”?" if meant else "“roleplay progress” names your habits."
    raise NotFoundError(f"No moment trains a behavior “{behavior}”. {hint}")


class Drilling:
    """One drill of one trainee."""

    def __init__(
        self,
        store: Store,
        trainee: Trainee,
        library_with: Callable[[str], Library],
        row: DrillRow,
        items: Sequence[DrillItem],
        *,
        standings: Callable[[], Sequence[Standing]],
        clock: Clock,
    ) -> None:
        self.row = row
        self.items = tuple(items)
        self.answered: list[Answered] = []
        self._store = store
        self._trainee = trainee
        self._library_with = library_with
        self._standings = standings
        self._clock = clock
        self._place = 0
        self._asked: tuple[Question, Playable] | None = None

    @classmethod
    def begin(
        cls, desk: Desk, items: Sequence[DrillItem], *, minutes: int, seed: int, clock: Clock
    ) -> Drilling:
        """A new drill, stored at once."""
        at = clock()
        row = DrillRow(new_uid(), desk.trainee.uid, minutes, seed, at, day_of(at))
        desk.store.practice.begin_drill(row)
        return cls(
            *(desk.store, desk.trainee, desk.library_with, row, items),
            standings=desk.standings,
            clock=clock,
        )

    def still_due(self) -> DueCount:
        """What is due today when all answers so far are counted in.

        Raises:
            StoreError: the progress file cannot be read.
        """
        return due_count(self._standings(), day_of(self._clock()))

    def question(self) -> Question | None:
        """The moment to answer now; None at the end.

        Moments whose scenario has become broken, or where no variant leads to a choice, are passed
        over.

        Raises:
            StoreError: that the drill is over could not be stored; asking again tries once more.
        """
        while self._asked is None and self._place < len(self.items):
            item = self.items[self._place]
            try:
                chosen = playable(self._library_with(item.scenario), item.scenario)
            except (AuthorError, NotFoundError):
                chosen = None
            attempt = chosen and self._reached(chosen, item.moment)
            if chosen and attempt:
                self._asked = _ask(self._place + 1, len(self.items), item, attempt), chosen
            else:
                self._pass_over()
        return self._asked and self._asked[0]

    def answer(self, name: str, seconds: float | None = None) -> Answered:
        """Give a reply to the present question; when this returns, it is stored.

        Raises:
            NotOfferedError: it is not offered.
            StoreError: it could not be stored; the question stands.
        """
        if self._asked is None:
            msg = "there is no question to answer"
            raise AssertionError(msg)
        question, chosen = self._asked
        after, _ = question.attempt.reply(name, seconds)
        at = self._clock()
        reviewer = Reviewer(self._store, self._occasion(chosen))
        reviewed = reviewer.review(question.attempt, after, self._place, at)
        card = reviewed and reviewed.card
        told = Answered(
            turn=told_turns(after)[-1],
            reaction=after.view().lines,
            grade=Grade(reviewed.review.grade) if reviewed else Grade.GOOD,
            days=card.due - day_of(at) if card else None,
            stuck=bool(card and card.stuck),
        )
        ends = at if self._is_last else None
        if reviewed is not None:
            self._store.practice.save(reviewed, ends=ends)
        elif ends is not None:
            self._store.practice.end_drill(self.row.uid, ends)
        # Only what is stored is over: until then the question stands, and can be answered again.
        self.answered.append(told)
        self._asked = None
        self._place += 1
        return told

    @property
    def _is_last(self) -> bool:
        """Whether the drill is done to its end behind the present moment."""
        return self._place + 1 == len(self.items)

    def _pass_over(self) -> None:
        """Leave out the present moment."""
        if self._is_last and self.answered:
            self._store.practice.end_drill(self.row.uid, self._clock())
        self._place += 1

    def _occasion(self, chosen: Playable) -> Occasion:
        keep = self._store.keep_content
        return Occasion(
            self.row.uid,
            self._trainee.uid,
            keep("scenario", chosen.scenario.id, chosen.scenario_data),
            keep("scorecard", chosen.scorecard.id, chosen.scorecard_data),
            self.row.started,
            drill=True,
        )

    def _reached(self, chosen: Playable, moment: str) -> Attempt | None:
        """An attempt at a moment with something to choose, in a variant met as seldom as can be."""
        there = led(self._beginnings(chosen, moment), moment)
        return next((each for each in there if is_scored(considered(each))), None)

    def _beginnings(self, chosen: Playable, moment: str) -> Iterator[Attempt]:
        """Attempts in different variants, the one met least so far first."""
        scenario = chosen.scenario
        first = draw(self.row.seed, "drill", scenario.id, moment) % (MAX_SEED + 1)
        seen = self._store.seen(self._trainee.uid, scenario.id)
        others = ((first + step) % (MAX_SEED + 1) for step in range(MOST_SEEDS))
        tried: set[tuple[int, ...]] = set()
        for seed in (least_seen_seed(scenario, first, seen), *others):
            variant = draw_variant(scenario, seed)
            if variant not in tried:
                tried.add(variant)
                yield begin(scenario, chosen.scorecard, seed, self._trainee.name)


def _ask(number: int, of: int, item: DrillItem, attempt: Attempt) -> Question:
    staging, turns = attempt.staging, attempt.turns
    first = opening(staging, turns[0].step.before if turns else attempt.state)
    told: list[Spoken] = []
    for turn in turns[-TOLD_TURNS:]:
        step = turn.step
        said = offer(attempt.seed, staging, step.before, step.reply)
        told += [Spoken(Speaker.YOU, said.text, said.act), *lines_after(staging, step)]
    left_out = max(0, len(turns) - TOLD_TURNS)
    return Question(number, of, item, attempt, first, left_out, tuple(told))
