"""A scenario to fill in, for a scorecard that no template goes with.

It can be played as it is, but its texts are gaps in round brackets. A reply stands for a level: it
shows the behavior of each dimension that is nearest to the level, and its gap says what that
behavior means. All behaviors stand above by level, so that nobody needs the scorecard at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.authoring.templates import scenario_text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from roleplay.authoring.templates import Answers
    from roleplay.scenario.model import Behavior, Dimension, Scorecard

BLANK_TEMPLATE = "blank"
BLANK_TITLE = "A customer of ours"
"""The title, where nobody gives another."""

_WAYS = {"as-good-as-it-gets": 4, "correct": 2, "half-of-it": 1, "makes-it-worse": 0}
"""The replies of each moment, with the level that each stands for."""

_ENDINGS = ("stays-with-us", "goes-elsewhere")


def blank_text(
    template: str, answers: Answers, scorecard: Scorecard, today: datetime.date, schema: str = ""
) -> str:
    """The scenario; `template` and the rest as for a scenario made from a template."""
    text = template.replace("<behaviors>\n", "".join(_behaviors(scorecard)))
    ways = list(_replies(scorecard))
    for turn in range(1, 4):
        # Another reply comes first each time, so that the best one has no place of its own.
        turned = ways[turn:] + ways[:turn]
        last = turn == 3
        replies = "".join(_reply(way, shown, with_end=last) for way, shown in turned)
        text = text.replace(f"<replies-{turn}>\n", replies)
    return scenario_text(text, answers, today, schema)


def _behaviors(scorecard: Scorecard) -> Iterator[str]:
    """A line of comment for each level of each dimension."""
    for dimension in scorecard.dimensions.values():
        yield f"# {dimension.name}\n"
        for level in range(4, -1, -1):
            names = [b.name for b in dimension.behaviors.values() if b.level == level]
            if names:
                yield f"#   {level}  {', '.join(names)}\n"


def _replies(scorecard: Scorecard) -> Iterator[tuple[str, tuple[Behavior, ...]]]:
    """The replies of a moment, each with what it shows; no two show the same."""
    found = set()
    for way, level in _WAYS.items():
        shown = tuple(_nearest(each, level) for each in scorecard.dimensions.values())
        if shown not in found:
            found.add(shown)
            yield way, shown


def _nearest(dimension: Dimension, level: int) -> Behavior:
    """The behavior nearest to a level; rather one that counts wherever it is shown."""

    def rank(behavior: Behavior) -> tuple[bool, int]:
        is_special = behavior.critical or behavior.name == dimension.over_authority
        return is_special or behavior.needs is not None, abs(behavior.level - level)

    return min(dimension.behaviors.values(), key=rank)


def _reply(way: str, shown: tuple[Behavior, ...], *, with_end: bool) -> str:
    means = " ".join(" ".join(behavior.means.split()) for behavior in shown)
    names = ", ".join(behavior.name for behavior in shown)
    lines = [
        f"      {way}:",
        "        say: |",
        f"          (Somebody who does this: {means})",
        f"        shows: [{names}]",
        "        because: |",
        "          (Why this helps or hurts, in a sentence.)",
    ]
    if with_end:
        lines.append(f"        then: {_ENDINGS[way not in list(_WAYS)[:2]]}")
    return "\n".join([*lines, ""])
