"""The program's own words for what lists and headings show.

Apart from `wording`, since the first screen needs these and not the engine behind the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

CHANNELS: dict[str, str] = {
    "phone": "phone",
    "chat": "chat",
    "email": "e-mail",
    "in-person": "in person",
    "social": "social media",
}
"""Where customer and trainee talk, by the names of the scenario language."""

LEVELS: dict[int, str] = {1: "foundation", 2: "practised", 3: "expert"}


PRACTICES: dict[str, str] = {
    "P1": "answering the most frequent objections",
    "P2": "training again before it is forgotten",
    "P3": "hearing somebody before solving",
    "P4": "minding how the customer leaves",
    "P5": "deciding within one's own authority",
    "P6": "knowing where the line really is",
    "P7": "bending a rule that helps nobody",
    "P8": "ending the run-around",
    "P9": "making good within a day, then a small surprise",
    "P10": "giving the benefit of the doubt",
    "P11": "seeing this one customer",
    "P12": "putting the purpose before the checklist",
    "P13": "being there in the moment",
    "P14": "owning it, whoever caused it",
    "P15": "speaking as the channel asks",
    "P16": "telling the wait, and keeping the call-back",
    "P17": "answering as fast as people expect today",
    "P18": "taking over from a bot or a search result",
    "P19": "preventing the next problem",
    "P20": "knowing how well one really does",
    "P21": "being good reliably before being brilliant",
    "P22": "learning from what went well",
    "P23": "telling moments worth telling",
    "P24": "saying which rule stops you",
    "P25": "everybody at the front line",
    "P26": "supporting before judging",
    "P27": "warmth, optimism, curiosity, integrity",
    "P28": "remembering that others will hear of it",
    "P29": "seeing service as an investment",
    "P30": "doing well outside the training",
    "P31": "learning from other trades",
    "P32": "never rude, indifferent or unresponsive",
}
"""The service practices in words, by the codes that scenarios name."""


def spaced(name: str) -> str:
    """A name of the files in plain words: “owned-fix-with-time” → “owned fix with time”.

    The hour gets back what no name can have: “four-o-clock” → “four o'clock”.
    """
    return name.replace("-o-clock", " o'clock").replace("-", " ")


def moment_at(scenario: str, moment: str, titles: Mapping[str, str]) -> str:
    """A moment in the words of its scenario: “The late parcel, wrong door”; by itself the title.

    `titles` are those of the scenarios by id.
    """
    title = titles.get(scenario, spaced(scenario))
    return f"{title}, {spaced(moment)}" if moment else title


MOST_CHARACTERS = 44
"""Of the first words of a text."""


def first_words(text: str) -> str:
    """How a text begins: whole words, and “…” where more follow."""
    words = text.split()
    said = ""
    for word in words:
        longer = f"{said} {word}".strip()
        if len(longer) > MOST_CHARACTERS:
            cut = said or longer[: MOST_CHARACTERS - 1]
            return f"{cut.rstrip(',;:–-. ')}…"
        said = longer
    return said


def whole_percent(share: Fraction) -> int:
    """A share in percent, to the nearest whole one. Scores are rounded down instead."""
    return (200 * share.numerator + share.denominator) // (2 * share.denominator)


def who_you_are(trainee: str, how: str) -> str:
    """Under which name somebody practises, and how to take another one."""
    return f"You are “{trainee}” here; {how} gives another name."


def what_is_kept(database: str, trainee: str) -> str:
    """What is stored, where, and who can see it: said before anything is stored."""
    return (
        f"Your replies and scores are kept in {database}, under the name “{trainee}”. Nothing "
        "leaves this machine; whoever can read that file can see them."
    )
