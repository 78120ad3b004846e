"""Looking at sets of states: which replies are offered, which conditions hold, what is shown.

Every look is counted under the thing's kind and its place in the file. Only what has, or follows
on, a condition is looked at; a reply that is always offered is known from its moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.analysis.results import Fact, Kind
from roleplay.scenario.nodes import MapNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.checks.analysis.parts import Arrival, Option, Rest
    from roleplay.checks.analysis.results import Path
    from roleplay.checks.analysis.rules import Rules
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import Passage, Scenario


class Looks:
    """What was looked at so far, under (kind, path).

    Of each thing whether it is conditional, in how many states it was looked at, and whether it
    held and failed in any of them.
    """

    def __init__(self) -> None:
        self._counts: dict[tuple[Kind, Path], list[int]] = {}
        self._counted = (0, 0)

    def look(self, kind: Kind, path: Path, among: int, held: int, *, conditional: bool) -> None:
        """Count the states of `among`, and note whether some are in `held` and some are not."""
        counts = self._counts.get((kind, path))
        if counts is None:
            counts = self._counts[kind, path] = [conditional, 0, False, False]
        # Counting takes longest of all, and the same states are often looked at again.
        if among is not self._counted[0]:
            self._counted = (among, among.bit_count())
        counts[1] += self._counted[1]
        counts[2] |= held != 0
        counts[3] |= held != among

    def fact(self, kind: Kind, path: Path) -> Fact | None:
        """What was seen of one thing; None where it was never looked at."""
        counts = self._counts.get((kind, path))
        if counts is None:
            return None
        conditional, states, held, failed = counts
        return Fact(kind, path, bool(conditional), states, bool(held), bool(failed))

    def __iter__(self) -> Iterator[tuple[Kind, Path]]:
        """The kinds and places of all that was looked at."""
        return iter(self._counts)


class Looker:
    """Looks at sets of states by the rules of one variant."""

    def __init__(self, rules: Rules, looks: Looks) -> None:
        self._rules = rules
        self._looks = looks
        scenario = rules.scenario
        self._texts = rules.scope.texts
        self._everywhere = tuple(_everywhere(scenario))

    def opening(self, arrival: Arrival) -> None:
        """What is said before the first moment."""
        for number, line in enumerate(self._rules.scenario.before):
            self._passage(("before", number), line.text, arrival.rest, arrival.states)

    def place(self, place: str, rest: Rest, states: int) -> None:
        """What is shown at a moment or an ending, and whether anything can be said."""
        look = self._looks.look
        for where, passage in self._everywhere:
            self._passage(where, passage, rest, states)
        path: Path
        scenario = self._rules.scenario
        ending = scenario.endings.get(place)
        if ending is not None:
            path = ("endings", place)
            look(Kind.ENDING, path, states, states, conditional=False)
            self._passage((*path, "note"), ending.note, rest, states)
            self._passage((*path, "customer"), ending.customer, rest, states)
            self._passage((*path, "review"), ending.review, rest, states)
            return
        path = ("moments", place)
        look(Kind.MOMENT, path, states, states, conditional=False)
        moment = scenario.moments[place]
        self._passage((*path, "note"), moment.note, rest, states)
        self._passage((*path, "customer"), moment.customer, rest, states)
        stop = self._rules.stop(place)
        if stop.elsewhere is None and not stop.never_bare:
            stuck = states & self._rules.nothing_left(stop, rest)
            look(Kind.DEAD_END, path, states, stuck, conditional=True)
        for option in stop.options:
            if option.when is not None or option.tracked:
                used = option.tracked and option.key in rest.used
                here = 0 if used else states & self._rules.mask(option.when, rest)
                conditional = option.when is not None
                look(Kind.REPLY, _reply_path(option), states, here, conditional=conditional)

    def is_telling(self, option: Option) -> bool:
        """Whether anything about a reply hangs on a condition."""
        reply = option.source
        if len(reply.then) > 1:
            return True
        for show in reply.shows:
            if show.when is not None:
                return True
        if self._texts:
            for text in (reply.say or reply.do, reply.because, reply.reaction):
                if text is not None and len(text.alternatives) > 1:
                    return True
        return False

    def before(self, option: Option, rest: Rest, states: int) -> None:
        """What hangs on the state in which a reply is given."""
        reply, path = option.source, _reply_path(option)
        for number, show in enumerate(reply.shows):
            if show.when is not None:
                held = states & self._rules.mask(show.when, rest)
                place = (*path, "shows", number)
                self._looks.look(Kind.SHOW, place, states, held, conditional=True)
        self._passage((*path, "say"), reply.say, rest, states)
        self._passage((*path, "do"), reply.do, rest, states)
        self._passage((*path, "because"), reply.because, rest, states)

    def after(self, option: Option, rest: Rest, states: int, arrivals: Sequence[Arrival]) -> None:
        """What hangs on the state after a reply, with the rest after it."""
        reply = option.source
        if len(reply.then) > 1:
            path = _then_path(self._rules.scenario, option)
            whens = [route.when for route in reply.then]
            self._first_that_holds(Kind.ROUTE, path, whens, rest, states)
        for arrival in arrivals:
            self._passage(
                (*_reply_path(option), "reaction"), reply.reaction, arrival.rest, arrival.states
            )

    def _passage(self, path: Path, passage: Passage | None, rest: Rest, states: int) -> None:
        if self._texts and passage is not None and len(passage.alternatives) > 1:
            whens = [alternative.when for alternative in passage.alternatives]
            self._first_that_holds(Kind.LINE, path, whens, rest, states)

    def _first_that_holds(
        self, kind: Kind, path: Path, whens: Sequence[Condition | None], rest: Rest, states: int
    ) -> None:
        for number, when in enumerate(whens):
            held = states & self._rules.mask(when, rest)
            self._looks.look(kind, (*path, number), states, held, conditional=when is not None)
            states ^= held


def _everywhere(scenario: Scenario) -> Iterator[tuple[Path, Passage]]:
    """The texts with conditions that are on screen the whole time."""
    briefing, customer = scenario.briefing, scenario.customer
    texts: list[tuple[Path, Passage | None]] = [
        (("briefing", "you"), briefing.you),
        *((("briefing", "facts", number), fact) for number, fact in enumerate(briefing.facts)),
        (("customer", "about"), customer.about),
        (("customer", "waited"), customer.waited),
    ]
    for path, passage in texts:
        if passage is not None and len(passage.alternatives) > 1:
            yield path, passage


def _reply_path(option: Option) -> Path:
    moment, reply = option.key
    return ("moments", moment, "replies", reply)


def _then_path(scenario: Scenario, option: Option) -> Path:
    """Where the `then` of a reply stands: its own, or the one of its moment."""
    node = scenario.origin.root
    for step in _reply_path(option):
        entry = node.entries.get(str(step)) if isinstance(node, MapNode) else None
        node = entry.value if entry is not None else None
    own = isinstance(node, MapNode) and "then" in node.entries
    return (*(_reply_path(option) if own else ("moments", option.key[0])), "then")
