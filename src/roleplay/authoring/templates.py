"""Templates for new files of a pack: a whole file that can be used, with a few gaps in it.

The files stand in `templates/`, as they are written, but for two marks: `<title>` and its like are
gaps, and a line that begins with `[angry]` or `[phone]` stands only in files of that mood or
channel. A template is played before it is changed, so it is a good scenario and no form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from roleplay.scenario.model import Channel, Mood

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence


class Model(StrEnum):
    """What a new scenario follows; its template is `templates/<value>.yaml`."""

    LAST = "last"
    HEARD = "heard"
    INCIDENT = "incident"


STEPS: dict[Model, str] = {
    Model.LAST: "listen, apologize, solve, thank",
    Model.HEARD: "hear, empathize, apologize, resolve, diagnose",
    Model.INCIDENT: "a case that really happened, turned into practice",
}
"""What each model is, for people."""

TITLES: dict[Model, str] = {
    Model.LAST: "The present in pieces",
    Model.HEARD: "The fee that went on",
    Model.INCIDENT: "The day at the window",
}
"""The title of a template's own story, where nobody gives another."""

SCORECARD = "service-recovery"
"""The scorecard whose behaviors the templates use; it comes with roleplay."""

SCORECARD_TITLE = "Our service"
SCORECARD_TEMPLATE = "scorecard"

PATH_TITLE = "Your first two weeks"
PATH_TEMPLATE = "path"
STORY_TITLE = "The candle in the window"
STORY_TEMPLATE = "story"

PATH_SCENARIOS = 3
"""So many scenarios a new path leads through at most."""

_PLAYS = (
    (
        "first-customer",
        "pass-once",
        "The second is a scenario to play, named as in “roleplay list”.",
    ),
    (
        "second-customer",
        "pass-on-two-days",
        "“rule” says when it is done: pass-once, pass-on-two-days or mastery.",
    ),
    ("third-customer", "mastery", "Mastery takes longest: the same skill, shown on several days."),
)
"""The steps of a new path that play a scenario: name, rule, and what to say about it."""

_ONLY_FOR = re.compile(r"^( *)\[([a-z-]+)\] (.*\n)", re.MULTILINE)
_PLAIN = re.compile(r"[A-Z][A-Za-z0-9',.!?’-]*(?: [A-Za-z0-9',.!?’-]+)+")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a trainer says about a new scenario. `scorecard` is the id of the one that judges."""

    title: str
    mood: Mood = Mood.ANGRY
    channel: Channel = Channel.PHONE
    level: int = 1
    scorecard: str = SCORECARD


def scenario_text(template: str, answers: Answers, today: datetime.date, schema: str = "") -> str:
    """A scenario made from the text of a template.

    `schema` is the path of the JSON Schema as seen from the new file, for editors; without one
    nothing is said of it.
    """
    chosen = {answers.mood.value, answers.channel.value}
    text = _ONLY_FOR.sub(lambda m: m[1] + m[3] if m[2] in chosen else "", template)
    gaps = {
        "title": quoted(answers.title),
        "mood": answers.mood.value,
        "channel": answers.channel.value,
        "level": str(answers.level),
        "scorecard": answers.scorecard,
        "today": today.isoformat(),
    }
    return _for_editors(schema) + _filled(text, gaps)


def scorecard_text(template: str, title: str, schema: str = "") -> str:
    """A scorecard made from the text of the template; `schema` as for a scenario."""
    return _for_editors(schema) + _filled(template, {"title": quoted(title)})


def path_text(template: str, title: str, scenarios: Sequence[str], schema: str = "") -> str:
    """A path made from the text of the template, through one to `PATH_SCENARIOS` scenarios."""
    steps = ""
    for number, (scenario, play) in enumerate(zip(scenarios, _PLAYS, strict=False), start=1):
        name, rule, told = play
        steps += f"  # {told}\n  {name}:\n    scenario: {scenario}\n    rule: {rule}\n"
        steps += f"    due: {2 * number}\n\n"
    gaps = {"title": quoted(title), "last": str(2 * len(scenarios) + 2)}
    return _for_editors(schema) + _filled(template.replace("<scenarios>\n", steps), gaps)


def story_text(template: str, title: str, moment: str, schema: str = "") -> str:
    """A story made from the text of the template; `moment` is “scenario/moment”."""
    return _for_editors(schema) + _filled(template, {"title": quoted(title), "moment": moment})


def quoted(text: str) -> str:
    """A text of one line as it is written in YAML: in quotes unless it is plain words."""
    if _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _filled(text: str, gaps: dict[str, str]) -> str:
    for name, value in gaps.items():
        text = text.replace(f"<{name}>", value)
    return text


def _for_editors(schema: str) -> str:
    """The line in which editors with a YAML language server look for the schema."""
    return f"# yaml-language-server: $schema={schema}\n" if schema else ""
