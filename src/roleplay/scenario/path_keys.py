"""Every key of an onboarding path: what it holds, whether it must be there, what it means."""

from __future__ import annotations

from roleplay.scenario.fields import Field
from roleplay.scenario.record import Record
from roleplay.scenario.scalars import Choice, Name, Ref, Text, Whole
from roleplay.scenario.shape import MapOf

FORMAT = "roleplay-path/1"
RULES = ("pass-once", "pass-on-two-days", "mastery")

_PLAIN = Text(placeholders=False)

STEP = Record(
    title="step",
    label="A step",
    one_of=("scenario", "drill", "reading"),
    together=(("rule", "scenario"), ("reading", "title")),
    fields=(
        Field("scenario", Ref("a scenario"), "A scenario to play.", "the-cake-that-never-came"),
        Field("drill", Whole(1, 30), "A drill of so many minutes.", 5),
        Field("reading", _PLAIN, "A text to read.", "Hear first, then solve."),
        Field("title", _PLAIN, "What the step is called.", "Hear first"),
        Field(
            "rule",
            Choice(RULES),
            "When a scenario's step is done: passed once, passed on two days, or mastered.",
            "pass-on-two-days",
            default="pass-once",
        ),
        Field("due", Whole(0, 365), "By which day after the start it is to be done.", 3),
    ),
)

PATH = Record(
    title="path",
    label="A path",
    fields=(
        Field("format", Choice((FORMAT,)), "How this file is to be read.", FORMAT, required=True),
        Field("id", Name(), "The id, where it is not the file's name.", "first-two-weeks"),
        Field("title", _PLAIN, "The title.", "Your first two weeks", required=True),
        Field("summary", _PLAIN, "What it leads to, in a sentence.", "From first call to alone."),
        Field(
            "steps",
            MapOf(Name(), STEP),
            "The steps in their order, each under its name.",
            {"first-call": {"scenario": "the-cake-that-never-came"}},
            required=True,
        ),
    ),
)
