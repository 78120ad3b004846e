"""Every key of a scenario: what it holds, whether it must be there, and what it means.

The reader, the JSON Schema and the reference are made from this table, so they cannot differ.
What the keys do in play is told in the model (model.py) and the rules of the engine.
"""

from __future__ import annotations

from roleplay.scenario.fields import Field
from roleplay.scenario.model import Channel, Mood, Outcome, Speaker
from roleplay.scenario.record import Record
from roleplay.scenario.scalars import (
    Amount,
    AmountOrVariable,
    Choice,
    Clause,
    Date,
    Formed,
    Name,
    Ref,
    Text,
    Whole,
    YesNo,
)
from roleplay.scenario.shape import ByForm, ListOf, MapOf, OneOrMany, Uniform

FORMAT = "roleplay/1"
PRACTICES = tuple(f"P{number}" for number in range(1, 33))
FREQUENCIES = ("rare", "monthly", "weekly", "daily")

_METER = Whole(0, 10)
_MOVE = Whole(-10, 10)
_CONDITION = OneOrMany(Clause())
_WHEN = Field(
    "when", _CONDITION, "It counts while this holds; a list: while all hold.", "temper >= 6"
)
_PLAIN = Text(placeholders=False)
_UNSHOWN = Text(placeholders=False, shown=False)
"""What is not shown by itself: reasons for checks, and values that are put into other texts."""

ANY_TEXT = ByForm(
    "any-text",
    Text(),
    ListOf(
        Record(
            title="text-while",
            label="A text in a list",
            listed=True,
            fields=(
                _WHEN,
                Field("text", Text(), "What is shown.", "Fine. And now?", required=True),
            ),
        )
    ),
)
"""One text, or a list of texts of which the first whose condition holds is shown."""

SPOKEN = ByForm(
    "spoken",
    Text(),
    Uniform(
        Text(),
        Record(
            title="wordings-while",
            label="A text in a list",
            listed=True,
            fields=(
                _WHEN,
                Field(
                    "text",
                    OneOrMany(Text()),
                    "What is said, or several wordings of it.",
                    ["I see.", "I understand."],
                    required=True,
                ),
            ),
        ),
    ),
)
"""Any text, with wordings: several texts that mean the same, of which one is drawn."""

THEN = ByForm(
    "then",
    Ref("a moment or an ending"),
    ListOf(
        Record(
            title="route",
            label="An entry of “then”",
            listed=True,
            fields=(
                _WHEN,
                Field(
                    "to", Ref("a moment or an ending"), "Where it goes.", "closing", required=True
                ),
            ),
        )
    ),
)

SHOWS = OneOrMany(
    ByForm(
        "show",
        Ref("a behavior of the scorecard"),
        Record(
            title="show-while",
            label="An entry of “shows”",
            listed=True,
            fields=(
                _WHEN,
                Field(
                    "behavior",
                    Ref("a behavior of the scorecard"),
                    "What the reply shows while the condition holds.",
                    "owns-it",
                    required=True,
                ),
            ),
        ),
    )
)

MOVES = Record(
    title="moves",
    label="“moves”",
    fields=(
        Field("temper", _MOVE, "How temper moves, 0 calm to 10 boiling.", -2),
        Field("trust", _MOVE, "How trust moves.", 1),
        Field("confusion", _MOVE, "How confusion moves.", -1),
    ),
)

ACCEPT = Field(
    "accept",
    MapOf(Ref("a finding"), _UNSHOWN),
    "Findings to be silent about here, each with the reason.",
    {"G110": "Only one thing can be said here, and that is the point."},
)

REPLY = Record(
    title="reply",
    label="A reply",
    one_of=("say", "do"),
    fields=(
        Field("say", SPOKEN, "What the trainee says.", "I'd be furious. This is on us."),
        Field("do", SPOKEN, "What the trainee does instead of saying something.", "Look it up."),
        Field(
            "shows",
            SHOWS,
            "The behaviors of the scorecard that it shows, at most one of each dimension.",
            ["names-the-feeling", "owns-it"],
        ),
        Field("because", ANY_TEXT, "Why it is good or bad, for the debrief.", "He was heard."),
        Field("then", THEN, "The moment or ending that follows.", "what-now"),
        Field("reaction", ANY_TEXT, "What the customer says at once.", "Well. Thank you."),
        Field("moves", MOVES, "What it does to the customer beyond its behaviors.", {"trust": 2}),
        Field(
            "spends",
            MapOf(Ref("a kind of authority"), AmountOrVariable()),
            "What it spends of the authority in the briefing.",
            {"refund": "case.price"},
        ),
        Field("remember", OneOrMany(Name()), "Flags it sets.", ["courier-sent"]),
        Field("promise", OneOrMany(Name()), "Promises it makes.", "call-back"),
        Field(
            "keep",
            OneOrMany(Ref("a promise")),
            "Promises it keeps, made in an earlier reply.",
            "call-back",
        ),
        Field("when", _CONDITION, "It is offered only while this holds.", "not courier-sent"),
        ACCEPT,
    ),
)

MOMENT = Record(
    title="moment",
    label="A moment",
    together=(("silence", "seconds"),),
    fields=(
        Field(
            "note",
            ANY_TEXT,
            "What is seen or done around the customer; shown before what the customer says.",
            "It is 3:29, and six people stand at the counter.",
        ),
        Field("customer", ANY_TEXT, "What the customer says.", "Where is my cake?"),
        Field(
            "replies",
            MapOf(Name(), REPLY),
            "What the trainee can answer, each under its name.",
            {"own-it": {"say": "This is on us.", "then": "what-now"}},
            required=True,
        ),
        Field("then", THEN, "What follows for replies that have no “then”.", "closing"),
        Field("seconds", Whole(5, 600), "The time to answer, in timed mode.", 45),
        Field(
            "silence",
            Ref("a reply"),
            "The reply that counts when time runs out; it has no “when”.",
            "dead-air",
        ),
        Field(
            "if-nothing-left",
            Ref("a moment or an ending"),
            "Where to go when no reply is left.",
            "hung-up",
        ),
        ACCEPT,
    ),
)

ENDING = Record(
    title="ending",
    label="An ending",
    fields=(
        Field("note", ANY_TEXT, "What is seen or done at the end.", "The line is dead."),
        Field("customer", ANY_TEXT, "The customer's last words.", "Good-bye."),
        Field(
            "outcome",
            Choice(tuple(Outcome)),
            "What became of it, from worst to best: lost, unresolved, resolved, recovered.",
            "lost",
            required=True,
        ),
        Field("stays", YesNo(), "Whether the customer stays a customer.", "no"),
        Field("recommends", YesNo(), "Whether the customer recommends you.", "no"),
        Field("review", ANY_TEXT, "What the customer writes about it.", "Never again. One star."),
        Field("keep", OneOrMany(Ref("a promise")), "Promises it keeps.", "call-back"),
    ),
)

CUSTOMER = Record(
    title="customer",
    label="The customer",
    fields=(
        Field("name", _PLAIN, "The customer's name.", "Daniel Osei", required=True),
        Field(
            "mood",
            Choice(tuple(Mood)),
            "How the customer comes in; temper, trust and confusion start accordingly.",
            "angry",
            required=True,
        ),
        Field("channel", Choice(tuple(Channel)), "How you talk.", "phone", required=True),
        Field(
            "temper",
            _METER,
            "At the start, 0 calm to 10 boiling. Left out: 7 angry, 3 confused, 5 complaining.",
            7,
        ),
        Field(
            "trust",
            _METER,
            "At the start, 0 to 10. Left out: 3 angry, 5 confused, 2 complaining.",
            3,
        ),
        Field(
            "confusion",
            _METER,
            "At the start, 0 to 10. Left out: 2 angry, 7 confused, 2 complaining.",
            2,
        ),
        Field("waited", ANY_TEXT, "How long the customer has waited.", "12 minutes"),
        Field("about", ANY_TEXT, "Who the customer is.", "Orders every birthday from you."),
        Field("worth", Amount(), "What the customer is worth a year, in money.", 220),
        Field(
            "walks-out",
            Ref("an ending"),
            "The ending taken when temper reaches 10; left out, nobody walks out.",
            "hung-up",
        ),
    ),
)

BRIEFING = Record(
    title="briefing",
    label="The briefing",
    fields=(
        Field("you", ANY_TEXT, "Who the trainee is.", "You answer the phone at Bright Bakery."),
        Field("facts", ListOf(ANY_TEXT), "What the trainee knows.", ["The van broke down."]),
        Field(
            "authority",
            MapOf(Name(), Amount()),
            "What the trainee may spend without asking, by kind.",
            {"refund": 60, "goodwill": 15},
        ),
    ),
)

LINE = Record(
    title="line",
    label="A line of “before”",
    listed=True,
    one_of=tuple(Speaker),
    fields=(
        Field("bot", ANY_TEXT, "What a bot said.", "Please choose one of the following."),
        Field("customer", ANY_TEXT, "What the customer said.", "I want a person."),
        Field("colleague", ANY_TEXT, "What a colleague said.", "I am putting you through."),
        Field("you", ANY_TEXT, "What the trainee said.", "Bright Bakery, good afternoon."),
        Field("note", ANY_TEXT, "What happened.", "The customer is put through."),
    ),
)

VARY = MapOf(Name(), Uniform(_UNSHOWN, MapOf(Name(), _UNSHOWN)))

SCENARIO = Record(
    title="scenario",
    label="A scenario",
    fields=(
        Field("format", Choice((FORMAT,)), "How this file is to be read.", FORMAT, required=True),
        Field("id", Name(), "The id, where it is not the file's name.", "late-cake"),
        Field("title", _PLAIN, "The title.", "The cake that never came", required=True),
        Field(
            "summary", _PLAIN, "What happens, in a sentence.", "A birthday cake missed its slot."
        ),
        Field(
            "scorecard",
            Ref("a scorecard"),
            "The scorecard that judges it.",
            "service-recovery",
            required=True,
        ),
        Field("level", Whole(1, 3), "1 foundation, 2 practised, 3 expert.", 1, required=True),
        Field("industry", _PLAIN, "Where it plays.", "bakery"),
        Field(
            "practices",
            OneOrMany(Choice(PRACTICES)),
            "The service practices it trains, for the library.",
            ["P3", "P5", "P9"],
        ),
        Field("tags", OneOrMany(_PLAIN), "Words to find it by.", ["delivery", "birthday"]),
        Field("reviewed", Date(), "When the expectations were last checked.", "2026-11-01"),
        Field("frequency", Choice(FREQUENCIES), "How often it happens at work.", "weekly"),
        Field(
            "language",
            Formed("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language such as en or pt-BR"),
            "The language of its texts.",
            "en",
            default="en",
        ),
        Field(
            "currency",
            Formed(r"[^\s0-9.+~-]\S{0,2}", "a currency in up to three characters, such as EUR"),
            "The currency of its amounts.",
            "EUR",
        ),
        Field(
            "off-script",
            YesNo(),
            "Never drilled and never coached: it tests what was learned elsewhere.",
            "yes",
            default="no",
        ),
        Field("minutes", Whole(1, 120), "How long it takes.", 6),
        Field(
            "customer",
            CUSTOMER,
            "Who calls.",
            {"name": "Daniel Osei", "mood": "angry", "channel": "phone"},
            required=True,
        ),
        Field(
            "briefing",
            BRIEFING,
            "What the trainee knows and may do.",
            {"you": "You answer the phone at Bright Bakery."},
        ),
        Field(
            "before",
            ListOf(LINE),
            "What was said before the trainee takes over.",
            [{"bot": "Please choose one of the following."}],
        ),
        Field(
            "vary",
            VARY,
            "Values of which one is drawn for each attempt; what belongs together stands together.",
            {"cake": ["chocolate cake", "lemon cake"]},
        ),
        Field("start", Ref("a moment"), "The first moment.", "opening", required=True),
        Field(
            "moments",
            MapOf(Name(), MOMENT),
            "The decisions, each under its name.",
            {"opening": {"replies": {"own-it": {"say": "This is on us.", "then": "thanks"}}}},
            required=True,
        ),
        Field(
            "endings",
            MapOf(Name(), ENDING),
            "How it can end, each under its name.",
            {"thanks": {"outcome": "resolved"}},
            required=True,
        ),
        ACCEPT,
    ),
)
