"""Every key of a scorecard: what it holds, whether it must be there, and what it means."""

from __future__ import annotations

from roleplay.scenario.fields import Field
from roleplay.scenario.record import Record
from roleplay.scenario.scalars import Choice, Name, Ref, Text, Whole, YesNo
from roleplay.scenario.shape import MapOf, OneOrMany

FORMAT = "roleplay-scorecard/1"
PASS_OVERALL = 80
PASS_EACH = 70
INDIFFERENT = "indifferent"
"""The tag of behaviors that show a customer that nobody cares."""
KNOWN_TAGS = (INDIFFERENT,)
"""The tags that checks look for; every other one is for people."""

_PERCENT = Whole(0, 100)
_MOVE = Whole(-10, 10)
_PLAIN = Text(placeholders=False)

BEHAVIOR = Record(
    title="behavior",
    label="A behavior",
    together=(("needs", "else"), ("else", "needs")),
    fields=(
        Field("level", Whole(0, 4), "How good it is, 0 to 4.", 3, required=True),
        Field(
            "means",
            _PLAIN,
            "What can be seen or heard when somebody does it.",
            "Says what the customer feels.",
            required=True,
        ),
        Field(
            "critical",
            YesNo(),
            "Whether showing it once means not passed.",
            "yes",
            default="no",
        ),
        Field("temper", _MOVE, "How it moves the customer's temper.", -2),
        Field("trust", _MOVE, "How it moves the customer's trust.", 1),
        Field("confusion", _MOVE, "How it moves the customer's confusion.", -1),
        Field("sets", OneOrMany(Name()), "Flags it sets.", "heard"),
        Field("needs", Ref("a flag"), "A flag without which it counts as “else”.", "heard"),
        Field(
            "else",
            Ref("a behavior of this dimension"),
            "What it counts as where the flag in “needs” is not set.",
            "fixes-before-hearing",
        ),
        Field("tags", OneOrMany(_PLAIN), "Words to find it by.", ["listening"]),
    ),
)

DIMENSION = Record(
    title="dimension",
    label="A dimension",
    fields=(
        Field("weight", Whole(1, 100), "Its weight in the overall score.", 35, required=True),
        Field(
            "asks",
            _PLAIN,
            "The question it asks of a reply.",
            "Does this person feel heard?",
            required=True,
        ),
        Field(
            "over-authority",
            Ref("a behavior of this dimension"),
            "What a reply shows instead when it spends more than the authority.",
            "crosses-the-line",
        ),
        Field(
            "behaviors",
            MapOf(Name(), BEHAVIOR),
            "What a reply can show, each under its name.",
            {"names-the-feeling": {"level": 2, "means": "Says what the customer feels."}},
            required=True,
        ),
    ),
)

PASS = Record(
    title="pass",
    label="“pass”",
    fields=(
        Field("overall", _PERCENT, "Percent overall.", 80, default=PASS_OVERALL),
        Field("each", _PERCENT, "Percent in each dimension.", 70, default=PASS_EACH),
    ),
)

SCORECARD = Record(
    title="scorecard",
    label="A scorecard",
    fields=(
        Field("format", Choice((FORMAT,)), "How this file is to be read.", FORMAT, required=True),
        Field("id", Name(), "The id, where it is not the file's name.", "service-recovery"),
        Field("title", _PLAIN, "The title.", "Service recovery", required=True),
        Field("pass", PASS, "What it takes to pass.", {"overall": 80, "each": 70}),
        Field(
            "dimensions",
            MapOf(Name(), DIMENSION),
            "What is judged, each under its name.",
            {
                "empathy": {
                    "weight": 100,
                    "asks": "Does this person feel heard?",
                    "behaviors": {"names-the-feeling": {"level": 2, "means": "Says the feeling."}},
                }
            },
            required=True,
        ),
    ),
)
