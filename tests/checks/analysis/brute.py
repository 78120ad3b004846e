"""Everything that can happen in a small scenario, by trying all of it with the real engine."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from random_scenarios import Files, drop_idle_keeps, make
from roleplay.checks.analysis import Kind
from roleplay.checks.analysis.bots import Heard
from roleplay.conversation.attempt import Attempt
from roleplay.conversation.rules import offered, settle, silence, take
from roleplay.conversation.staging import Staging
from roleplay.conversation.state import State
from roleplay.scenario.evaluate import holds
from roleplay.scenario.model import METERS
from roleplay.scoring import score
from roleplay.scoring.stakes import reads, stakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.analysis import Bot
    from roleplay.scenario.model import Scenario, Scorecard


SAYINGS = ["I'll do it.", "I am sorry, please wait.", "Policy says no."]


def rich(seed: int) -> Files:
    """A random scenario with more conditions, dead ends and a pass mark that some bots meet."""
    rng = random.Random(seed)
    files = make(rng)
    scenario = json.loads(files.scenario)
    tests = [
        "temper > 7",
        "flag-a",
        "heard or flag-b",
        "promised call",
        "color is red",
        "trust < 3",
    ]

    def text(*plain: str) -> object:
        when, also = rng.sample(tests, 2)
        listed = [{"when": when, "text": "So."}, {"when": also, "text": "Well."}]
        return [*listed, {"text": rng.choice(plain)}]

    scenario["briefing"]["you"] = text("You answer.")
    scenario["before"] = [{"customer": text("Hello?")}]
    for moment in scenario["moments"].values():
        for reply in moment["replies"].values():
            makes_one = rng.random() < 0.3 and "keep" in files.scenario
            if makes_one and {"keep", "promise"}.isdisjoint(reply):
                reply[rng.choice(["keep", "promise"])] = "call"
            for key, plain in (("say", SAYINGS), ("reaction", ["Hm."]), ("because", ["Because."])):
                if rng.random() < 0.2:
                    reply[key] = text(*plain)
        if rng.random() < 0.3:
            replies = list(moment["replies"])
            moment["then"] = moment["replies"][replies[0]].pop("then")
        if rng.random() < 0.2 and all("when" not in r for r in moment["replies"].values()):
            del moment["if-nothing-left"]
            moment["replies"]["reply-0"]["then"] = next(iter(scenario["endings"]))
    for ending in scenario["endings"].values():
        ending["review"] = text("Fine.")
        if rng.random() < 0.3 and "keep" in files.scenario:
            ending["keep"] = "call"
    drop_idle_keeps(scenario)
    for place in _some_places(scenario, rng):
        place["note"] = text("A door.")
    card = json.loads(files.scorecard)
    card["pass"] = {"overall": rng.choice([30, 50, 80]), "each": rng.choice([0, 20, 70])}
    return Files(json.dumps(scenario), json.dumps(card))


def _some_places(scenario: dict, rng: random.Random) -> list[dict]:
    places = [*scenario["moments"].values(), *scenario["endings"].values()]
    return [place for place in places if rng.random() < 0.2]


@cache
def made(seed: int) -> tuple[Scenario, Scorecard]:
    """The scenario of a seed. One in four has a dead end, which the reader would refuse."""
    scenario, scorecard = rich(seed).read()
    if seed % 4 == 0:
        name = random.Random(seed).choice(list(scenario.moments))
        stuck = replace(scenario.moments[name], if_nothing_left=None)
        scenario = replace(scenario, moments={**scenario.moments, name: stuck})
    return scenario, scorecard


def stagings(scenario: Scenario, scorecard: Scorecard) -> Iterator[Staging]:
    """Every draw."""
    for items in product(*[range(len(variable.items)) for variable in scenario.vary]):
        yield Staging(scenario, scorecard, items, "you")


def start_of(staging: Staging) -> State:
    customer = staging.scenario.customer
    state = State(staging.scenario.start, customer.temper, customer.trust, customer.confusion)
    return settle(staging, state)


@dataclass
class Seen:
    """Where things, by (kind, path), first held and failed: after how many replies."""

    held: dict = field(default_factory=dict)
    failed: dict = field(default_factory=dict)
    replies: int = 0

    def look(self, key: object, held: bool, after: int = 0) -> None:
        first = self.held if held else self.failed
        first[key] = min(first.get(key, 1000), self.replies + after)

    def passage(self, staging, path, passage, state, after=0) -> None:
        if passage is None or len(passage.alternatives) == 1:
            return
        for number, alternative in enumerate(passage.alternatives):
            held = alternative.when is None or _holds(staging, alternative.when, state)
            self.look((Kind.LINE, (*path, number)), held, after)
            if held:
                break


def everything(scenario: Scenario, scorecard: Scorecard) -> Seen:
    """All that is seen in any state of any draw, silences among them."""
    seen = Seen()
    for staging in stagings(scenario, scorecard):
        start = start_of(staging)
        seen.replies = 0
        known, front = {start}, {start}
        for number, line in enumerate(scenario.before):
            seen.passage(staging, ("before", number), line.text, start)
        while front:
            front = {s for state in front for s in look_round(seen, staging, state)} - known
            known |= front
            seen.replies += 1
    return seen


def look_round(seen: Seen, staging: Staging, state: State) -> Iterator[State]:
    scenario = staging.scenario
    seen.passage(staging, ("briefing", "you"), scenario.briefing.you, state)
    if state.place in scenario.endings:
        path = ("endings", state.place)
        seen.look((Kind.ENDING, path), held=True)
        ending = scenario.endings[state.place]
        seen.passage(staging, (*path, "note"), ending.note, state)
        seen.passage(staging, (*path, "review"), ending.review, state)
        return
    path = ("moments", state.place)
    moment = scenario.moments[state.place]
    seen.look((Kind.MOMENT, path), held=True)
    seen.passage(staging, (*path, "note"), moment.note, state)
    seen.passage(staging, (*path, "customer"), moment.customer, state)
    open_now = offered(staging, state)
    loops = reads(scenario, staging.scorecard).loops
    if moment.if_nothing_left is None:
        always = [r for r in moment.replies.values() if not r.when and r.name != moment.silence]
        if not open_now or not any((state.place, r.name) not in loops for r in always):
            seen.look((Kind.DEAD_END, path), held=not open_now)
    unspoken = silence(staging, state)
    takable = {r.name: r for r in (*open_now, *([unspoken] if unspoken else []))}
    for name, reply in moment.replies.items():
        seen.look((Kind.REPLY, (*path, "replies", name)), held=name in takable)
        if name in takable:
            step = take(staging, state, takable[name])
            _look_at(seen, staging, (*path, "replies", name), reply, step)
            yield step.after


def _look_at(seen, staging, path, reply, step) -> None:
    for number, show in enumerate(reply.shows):
        if show.when is not None:
            held = _holds(staging, show.when, step.before)
            seen.look((Kind.SHOW, (*path, "shows", number)), held)
    for key in ("say", "do", "because"):
        seen.passage(staging, (*path, key), getattr(reply, key), step.before)
    seen.passage(staging, (*path, "reaction"), reply.reaction, step.after, 1)
    if len(reply.then) > 1:
        mine = staging.scenario.origin.root
        for part in path:
            mine = mine.entries[part].value
        own = path if "then" in mine.entries else path[:2]
        # A route reads neither the place nor what the ending keeps.
        before = step.before
        kept = before.kept.difference(reply.promise) | before.promised.intersection(reply.keep)
        state = step.after._replace(kept=kept)
        for number, route in enumerate(reply.then):
            held = route.when is None or _holds(staging, route.when, state)
            seen.look((Kind.ROUTE, (*own, "then", number)), held, after=1)
            if held:
                break


def _holds(staging: Staging, condition, state: State) -> bool:
    """By the plain evaluation of the tree, which neither engine nor analysis uses."""

    def read(name: str):
        if name.startswith("promised "):
            return name.removeprefix("promised ") in state.promised
        if name.startswith("kept "):
            return name.removeprefix("kept ") in state.kept
        if name in METERS:
            return state.meters[METERS.index(name)]
        if name.startswith("authority."):
            return staging.scenario.briefing.authority[name.removeprefix("authority.")]
        if name in staging.drawn:
            item = staging.drawn[name]
            return item.text if item.number is None else item.number
        return name in state.flags

    return holds(condition, read)


@dataclass
class Ends:
    """How all conversations of one draw end, each with its chance."""

    passes: Fraction = Fraction(0)
    overall: Fraction = Fraction(0)
    dimensions: dict = field(default_factory=lambda: defaultdict(Fraction))
    endings: dict = field(default_factory=lambda: defaultdict(Fraction))
    scores: set = field(default_factory=set)
    lengths: set = field(default_factory=set)
    ways: int = 0
    conversations: int = 0


def everything_met(staging: Staging) -> set[State]:
    """All states that replies lead to, silences left out."""
    known = front = {start_of(staging)}
    while front:
        met = {take(staging, s, reply).after for s in front for reply in offered(staging, s)}
        front = met - known
        known = known | front
    return known


def play_all(staging: Staging, bot: Bot, so_far: Attempt | None = None) -> Ends:
    """Every conversation that a bot can have, from the start or an attempt on."""
    ends = Ends()
    waiting = [(so_far or Attempt(staging, 0, start_of(staging)), Fraction(1))]
    while waiting:
        attempt, chance = waiting.pop()
        choices = choose(attempt, bot)
        waiting += [(attempt.reply(name)[0], chance / len(choices)) for name in choices]
        if not choices:
            _end(ends, attempt, chance)
    return ends


def choose(attempt: Attempt, bot: Bot) -> list[str]:
    """The replies that a bot draws among."""
    replies = offered(attempt.staging, attempt.state)
    if not replies:
        return []
    if bot.rank is None:
        return [stakes_of(attempt.staging).at(attempt.state).model.reply.name]
    heard = []
    for reply in replies:
        passage = reply.source.say or reply.source.do
        texts = attempt.staging.wordings(passage, attempt.state)
        wordings = tuple(attempt.staging.words(text) for text in texts)
        heard.append(Heard(wordings, sum(amount for _, amount in reply.spends)))
    return [replies[number].name for number in bot.choose(heard)]


def _end(ends: Ends, attempt: Attempt, chance: Fraction) -> None:
    got = score(attempt)
    ends.conversations += 1
    ends.passes += chance * got.passed
    ends.overall += chance * got.overall
    ends.ways += got.passed
    ends.scores.add(got.overall)
    for name, share in got.dimensions.items():
        ends.dimensions[name] += chance * share
    if attempt.ended:
        ends.endings[attempt.state.place] += chance
        ends.lengths.add(len(attempt.turns))
