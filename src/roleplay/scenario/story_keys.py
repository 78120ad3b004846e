"""Every key of a story: what it holds, whether it must be there, and what it means."""

from __future__ import annotations

from roleplay.scenario.fields import Field
from roleplay.scenario.record import Record
from roleplay.scenario.scalars import Choice, Formed, Name, Text
from roleplay.scenario.scenario_keys import PRACTICES
from roleplay.scenario.shape import OneOrMany

FORMAT = "roleplay-story/1"

_PLAIN = Text(placeholders=False)

STORY = Record(
    title="story",
    label="A story",
    fields=(
        Field("format", Choice((FORMAT,)), "How this file is to be read.", FORMAT, required=True),
        Field("id", Name(), "The id, where it is not the file's name.", "the-candle"),
        Field("title", _PLAIN, "The title.", "The candle in the drawer", required=True),
        Field("told-by", _PLAIN, "Who told it, and where they work.", "Mira, at the counter"),
        Field("when", _PLAIN, "When it happened.", "last winter"),
        Field(
            "story",
            _PLAIN,
            "What happened, in a hundred words or two.",
            "The candle was sold out, so she went home at noon and brought her own.",
            required=True,
        ),
        Field(
            "why-it-worked",
            _PLAIN,
            "What made it a good moment for the customer, in a sentence.",
            "She fixed it first, and then gave something that cost almost nothing.",
            required=True,
        ),
        Field(
            "practices",
            OneOrMany(Choice(PRACTICES)),
            "The service practices it shows.",
            ["P9", "P11"],
        ),
        Field(
            "moment",
            Formed("[^/ ]+/[^/ ]+", "a scenario and one of its moments, such as refund/opening"),
            "The moment of a scenario in which the same thing can be practised.",
            "the-cake-that-never-came/what-now",
            required=True,
        ),
    ),
)
