"""The texts of a scenario as words, for the checks that read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.plays import Variant
    from roleplay.conversation.rules import Step
    from roleplay.conversation.state import State
    from roleplay.scenario.model import Passage, Scenario

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENDS = re.compile(r"[.!?…]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")

# The commonest English words carry no echo and no likeness.
_COMMON = """
a about after all also am an and any are as at be been but by can could did do does for from
get go had has have he her here him his how i if in into is it its just like me my no not now
of on one or our out she so some than that the their them then there they this to too up us
was we were what when where which who will with would you your i'm i'll i've i'd it's that's
don't can't you're you've we're we'll
"""
COMMON = frozenset(_COMMON.split())

Path = tuple["str | int", ...]


def words(text: str) -> list[str]:
    """The words of a text, in lower case, with plain apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def telling_words(text: str) -> frozenset[str]:
    """The different words of a text that carry its meaning."""
    return frozenset(words(text)) - COMMON


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets of words is in both (Jaccard), 0 to 1."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0


def said(variant: Variant, step: Step) -> str:
    """A reply as the trainee reads it; of several wordings the first."""
    return said_in_all(variant, step)[0]


def said_in_all(variant: Variant, step: Step) -> list[str]:
    """A reply in all its wordings."""
    passage = step.reply.source.say or step.reply.source.do
    if passage is None:
        return [""]
    staging = variant.staging
    return [staging.words(text) for text in staging.wordings(passage, step.before)]


def heard(variant: Variant, state: State) -> str:
    """What the customer says in a moment."""
    passage = variant.staging.scenario.moments[state.place].customer
    return variant.staging.text(passage, state) if passage else ""


def seen(variant: Variant, state: State) -> str:
    """What is noted in a moment before the customer says anything."""
    passage = variant.staging.scenario.moments[state.place].note
    return variant.staging.text(passage, state) if passage else ""


def sentences(text: str) -> int:
    """How many sentences a text has, at least one."""
    return max(1, len(_ENDS.findall(text)))


def syllables(word: str) -> int:
    """About how many syllables an English word has, at least one."""
    count = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and count > 1
    return max(1, count - silent)


def written_texts(passage: Passage | None) -> Iterator[str]:
    """The texts of a passage as the author wrote them."""
    for alternative in passage.alternatives if passage else ():
        yield from map(str, alternative.wordings)


def passages(scenario: Scenario) -> Iterator[tuple[Path, Passage]]:
    """Every passage of a scenario with its place in the file."""
    customer, briefing = scenario.customer, scenario.briefing
    single: list[tuple[Path, Passage | None]] = [
        (("customer", "waited"), customer.waited),
        (("customer", "about"), customer.about),
        (("briefing", "you"), briefing.you),
        *((("briefing", "facts", i), fact) for i, fact in enumerate(briefing.facts)),
        *((("before", i), line.text) for i, line in enumerate(scenario.before)),
    ]
    for moment in scenario.moments.values():
        at: Path = ("moments", moment.name)
        single += [((*at, "note"), moment.note), ((*at, "customer"), moment.customer)]
        for reply in moment.replies.values():
            parts = (("say", reply.say), ("do", reply.do), ("because", reply.because))
            for key, passage in (*parts, ("reaction", reply.reaction)):
                single.append(((*at, "replies", reply.name, key), passage))
    for ending in scenario.endings.values():
        parts = (("note", ending.note), ("customer", ending.customer), ("review", ending.review))
        for key, passage in parts:
            single.append((("endings", ending.name, key), passage))
    for path, passage in single:
        if passage is not None:
            yield path, passage
