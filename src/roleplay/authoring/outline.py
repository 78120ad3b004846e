"""The map of a scenario as a value: its moments in reading order, and where replies lead.

The trunk is the best path, of all variants together; what branches off stands behind the moment it
branches off from, one step deeper, and only once. Everything a map draws is said here, so that the
drawings (reports/map_*.py) only lay it out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roleplay.authoring.variants import best_paths
from roleplay.authoring.wording import condition_text, first_words
from roleplay.scenario.graph import cycles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from roleplay.authoring.variants import BestPath
    from roleplay.scenario.model import Moment, Outcome, Scenario, Scorecard


@dataclass(frozen=True, slots=True)
class Way:
    """Where something leads while `when` holds (empty: otherwise, or always).

    `best` marks one that a best path takes. `back` marks a way round: to an earlier moment of the
    map from which this one can be met again, or to the moment itself.
    """

    to: str
    when: str
    best: bool
    back: bool


@dataclass(frozen=True, slots=True)
class MappedReply:
    """A reply. `best_in` is the number of variants in which it is on the best path."""

    name: str
    text: str
    act: bool
    when: str
    silence: bool
    best_in: int
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class MappedMoment:
    """A moment, `depth` steps off the best path. `nothing_left` is empty where nothing is said.

    `customer` is what the customer says, or what is seen where nobody says anything.
    """

    name: str
    depth: int
    customer: str
    replies: tuple[MappedReply, ...]
    nothing_left: str
    reachable: bool

    @property
    def shared_ways(self) -> tuple[Way, ...]:
        """Where all its replies lead, if they lead to the same places by more than one way."""
        first = self.replies[0].ways
        if len(first) == 1 or any(_places(reply.ways) != _places(first) for reply in self.replies):
            return ()
        ways = zip(*(reply.ways for reply in self.replies), strict=True)
        return tuple(replace(same[0], best=any(way.best for way in same)) for same in ways)


@dataclass(frozen=True, slots=True)
class MappedEnding:
    """An ending, with the customer's last words, or with what is seen where there are none."""

    name: str
    outcome: Outcome
    customer: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole map. Endings stand from the best outcome to the worst.

    `variants` is the number of variants that differ in play. `walks_out` names the ending that is
    taken when temper reaches 10; it is empty where nobody walks out.
    """

    id: str
    title: str
    start: str
    variants: int
    moments: tuple[MappedMoment, ...]
    endings: tuple[MappedEnding, ...]
    walks_out: str


def outline(scenario: Scenario, scorecard: Scorecard) -> Outline:
    """The map of a scenario."""
    paths = best_paths(scenario, scorecard)
    depths = dict(_in_order(scenario, paths))
    unreachable = [name for name in scenario.moments if name not in depths]
    ranks = {name: rank for rank, name in enumerate([*depths, *unreachable])}
    best = _best_ways(paths)
    loops = {name: group for group in cycles(scenario) for name in group}
    return Outline(
        id=scenario.id,
        title=scenario.title,
        start=scenario.start,
        variants=len(paths),
        moments=tuple(
            _moment(
                scenario.moments[name],
                depths.get(name),
                {n for n in loops.get(name, ()) if ranks[n] <= rank},
                best,
            )
            for name, rank in ranks.items()
        ),
        endings=tuple(
            MappedEnding(ending.name, ending.outcome, first_words(ending.customer or ending.note))
            for ending in sorted(scenario.endings.values(), key=lambda e: -e.outcome.rank)
        ),
        walks_out=scenario.customer.walks_out or "",
    )


def _places(ways: tuple[Way, ...]) -> list[tuple[str, str]]:
    return [(way.to, way.when) for way in ways]


def _best_ways(paths: tuple[BestPath, ...]) -> dict[tuple[str, str], Counter[str]]:
    """Where each (moment, reply) of a best path leads on it, and in how many variants."""
    ways: dict[tuple[str, str], Counter[str]] = {}
    for path in paths:
        for key, place in {(step.reply.key, step.after.place) for step in path.steps}:
            ways.setdefault(key, Counter())[place] += 1
    return ways


def _in_order(scenario: Scenario, paths: tuple[BestPath, ...]) -> Iterator[tuple[str, int]]:
    """The moments that can be reached, with how far each is off the best path."""
    trunk = _trunk(scenario, paths)
    placed = set(trunk)
    for name in trunk:
        yield name, 0
        waiting = [(n, 1) for n in reversed(_leads_to(scenario, name)) if n not in placed]
        while waiting:
            branch, depth = waiting.pop()
            if branch in placed:
                continue
            placed.add(branch)
            yield branch, depth
            further = [n for n in _leads_to(scenario, branch) if n not in placed]
            # The last one goes on at the same depth, so that a long branch stays on the page.
            waiting += [(n, depth if n == further[-1] else depth + 1) for n in reversed(further)]


def _trunk(scenario: Scenario, paths: tuple[BestPath, ...]) -> list[str]:
    """The moments of all best paths, each behind those that lead to it where that is possible."""
    follows: dict[str, list[str]] = {scenario.start: []}
    for path in paths:
        places = [step.before.place for step in path.steps]
        for place, after in zip(places, [*places[1:], ""], strict=True):
            follows.setdefault(place, []).append(after)  # “” where it ends
    done: list[str] = []
    seen = {scenario.start}
    work = [(scenario.start, iter(follows[scenario.start]))]
    while work:
        place, targets = work[-1]
        for target in targets:
            if target and target not in seen:
                seen.add(target)
                work.append((target, iter(follows[target])))
                break
        else:
            done.append(place)
            work.pop()
    return done[::-1]


def _leads_to(scenario: Scenario, name: str) -> list[str]:
    """The moments that can follow a moment, in the order in which its replies name them."""
    moment = scenario.moments[name]
    places = [route.to for reply in moment.replies.values() for route in reply.then]
    if moment.if_nothing_left:
        places.append(moment.if_nothing_left)
    return [place for place in dict.fromkeys(places) if place in scenario.moments]


def _moment(
    moment: Moment,
    depth: int | None,
    earlier: Collection[str],
    best: Mapping[tuple[str, str], Counter[str]],
) -> MappedMoment:
    return MappedMoment(
        name=moment.name,
        depth=depth or 0,
        customer=first_words(moment.customer or moment.note),
        replies=tuple(
            MappedReply(
                name=reply.name,
                text=first_words(reply.say or reply.do),
                act=reply.do is not None,
                when=condition_text(reply.when),
                silence=reply.name == moment.silence,
                best_in=(taken := best.get((moment.name, reply.name), Counter())).total(),
                ways=tuple(
                    Way(
                        to=route.to,
                        when=condition_text(route.when),
                        best=route.to in taken,
                        back=route.to in earlier,
                    )
                    for route in reply.then
                ),
            )
            for reply in moment.replies.values()
        ),
        nothing_left=moment.if_nothing_left or "",
        reachable=depth is not None,
    )
