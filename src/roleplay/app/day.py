"""What Today tells beside the customers: what is due, the path, the story.

Reading guides and cards takes a moment, so the screen asks for `day` in the background, after its
first frame. Nothing here knows a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.desk import Desk
    from roleplay.repetition.paths import PathStanding
    from roleplay.repetition.standing import DueCount
    from roleplay.scenario.guides import Story
    from roleplay.store import ToldStory


@dataclass(frozen=True, slots=True)
class TheStory:
    """A story of a pack or of the staff, and where the same thing can be practised.

    `scenario` is empty where it can be practised nowhere, `moment` where only a whole conversation
    does it.
    """

    id: str
    title: str
    credit: str
    text: str
    why: str
    scenario: str = ""
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """What a day brings. `next_day` is the next on which something is due, None for never.

    `path` is the one to go on with or to begin, None where there is none.
    """

    today: int
    due: DueCount
    next_day: int | None
    path: PathStanding | None
    story: TheStory | None


def day(desk: Desk) -> Day:
    """What today brings to the trainee.

    Raises:
        StoreError: the progress file cannot be read.
    """
    from roleplay.record import paths
    from roleplay.repetition.standing import due_count, next_due

    standings, today = desk.standings(), desk.today
    return Day(
        today=today,
        due=due_count(standings, today),
        next_day=next_due(standings, today),
        path=_path(paths(desk)),
        story=_story(desk, {s.key for s in standings if s.facts and not s.held}),
    )


def _path(standings: Sequence[PathStanding]) -> PathStanding | None:
    """The first path that was begun and goes on; else one to begin; else one that is done."""
    goes_on = [each for each in standings if each.next]
    new = [each for each in standings if each.started is None]
    return next(iter([*goes_on, *new, *standings]), None)


def _story(desk: Desk, drilled: set[tuple[str, str]]) -> TheStory | None:
    from roleplay.repetition.stories import story_of

    playable = {line.id for line in desk.headlines if not line.is_broken}
    found: dict[str, Story | ToldStory] = dict(_stories(desk))
    chosen = story_of(found, desk.today)
    if chosen is None:
        return None
    told = found[chosen]
    return TheStory(
        id=chosen,
        title=told.title,
        credit=_credit(told),
        text=told.text,
        why=told.why,
        scenario=told.scenario if told.scenario in playable else "",
        moment=told.moment if (told.scenario, told.moment) in drilled else "",
    )


def _stories(desk: Desk) -> Iterator[tuple[str, Story | ToldStory]]:
    """The stories of the packs, and those of the staff that a trainer has accepted."""
    for entry in desk.guides.stories:
        if entry.story:
            yield entry.story.id, entry.story
    if not desk.is_first_run:
        for told in desk.store.voices.stories():
            if told.decision.state == "accepted":
                yield told.uid, told


def _credit(told: Story | ToldStory) -> str:
    """Who told it, and when it was where that is known."""
    from roleplay.scenario.guides import Story

    if isinstance(told, Story):
        return ", ".join(filter(None, (told.told_by, told.when)))
    return told.by
