"""Random valid scenarios, as the text of their files, for property tests.

Everything the rules know occurs: conditions on mood, flags, variables, authority and promises,
variants, wordings, detours back, used-up replies, `if-nothing-left`, amounts, silence, walking out.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from roleplay.scenario.reader import read_scenario, read_scorecard

if TYPE_CHECKING:
    from roleplay.scenario.model import Scenario, Scorecard

DIMENSIONS = {"empathy": 35, "empowerment": 30, "recovery": 35}
OUTCOMES = ["lost", "unresolved", "resolved", "recovered"]


@dataclass
class Files:
    scenario: str
    scorecard: str

    def read(self) -> tuple[Scenario, Scorecard]:
        card = read_scorecard(self.scorecard.encode(), "card.yaml")
        assert card.value, card.diagnostics
        scenario = read_scenario(self.scenario.encode(), "random.yaml", {"card": card.value})
        assert scenario.value, scenario.diagnostics
        return scenario.value, card.value


def files() -> st.SearchStrategy[Files]:
    # A seeded generator is not shrunk, but draws a hundred times faster than hypothesis' own.
    return st.integers(0, 2**32).map(lambda seed: make(random.Random(seed)))


def make(rng: random.Random) -> Files:
    # JSON is YAML, so the texts need no writer of their own.
    return Files(json.dumps(_scenario(rng), indent=1), json.dumps(_scorecard(rng), indent=1))


def _scorecard(rng: random.Random) -> dict[str, object]:
    dimensions: dict[str, dict[str, object]] = {}
    for name, weight in DIMENSIONS.items():
        behaviors: dict[str, dict[str, object]] = {}
        for number in range(5):
            behavior: dict[str, object] = {"level": rng.randint(0, 4), "means": "Something."}
            if rng.random() < 0.6:
                behavior["temper"] = rng.randint(-4, 4)
            if rng.random() < 0.2:
                behavior["trust"] = rng.randint(-3, 3)
            if rng.random() < 0.1:
                behavior["critical"] = True
            behaviors[f"{name}-{number}"] = behavior
        dimensions[name] = {"weight": weight, "asks": "Is it so?", "behaviors": behaviors}
    empathy = dimensions["empathy"]["behaviors"]
    empathy["empathy-1"]["sets"] = "heard"  # type: ignore[index]
    recovery = dimensions["recovery"]["behaviors"]
    recovery["recovery-2"] |= {"needs": "heard", "else": "recovery-0"}  # type: ignore[index]
    dimensions["empowerment"]["over-authority"] = "empowerment-0"
    return {
        "format": "roleplay-scorecard/1",
        "title": "A card",
        "pass": {"overall": 80, "each": 70},
        "dimensions": dimensions,
    }


def _scenario(rng: random.Random) -> dict[str, object]:
    count = rng.randint(1, 6)
    names = [f"moment-{number}" for number in range(count)]
    endings = [f"ending-{number}" for number in range(rng.randint(1, 3))]
    moments = {name: _moment(rng, names, number, endings) for number, name in enumerate(names)}
    first: dict[str, object] = moments[names[0]]["replies"]["reply-0"]  # type: ignore[index,assignment]
    first |= {"remember": "flag-a", "promise": "call"}
    second: dict[str, object] = moments[names[-1]]["replies"]["reply-1"]  # type: ignore[index,assignment]
    second |= {"remember": "flag-b", "keep": "call"}
    made: dict[str, object] = {
        "format": "roleplay/1",
        "title": "Random",
        "scorecard": "card",
        "level": 1,
        "customer": {
            "name": "Robin",
            "mood": "angry",
            "channel": "chat",
            "temper": rng.randint(0, 9),
        },
        "briefing": {"authority": {"refund": 50}},
        "vary": {
            "color": ["red", "blue"],
            "case": [{"price": 20, "note": "low"}, {"price": 70, "note": "high"}],
        },
        "start": names[0],
        "moments": moments,
        "endings": {name: {"outcome": rng.choice(OUTCOMES)} for name in endings},
    }
    if rng.random() < 0.5:
        made["customer"]["walks-out"] = endings[0]  # type: ignore[index]
    drop_idle_keeps(made)
    return made


def drop_idle_keeps(scenario: dict[str, Any]) -> None:
    """Take away every `keep` to which no way leads from a promise, as the reader refuses them."""
    moments = scenario["moments"]
    behind: set[str] = set()
    for name in _behind([scenario["start"]], moments) & {*moments}:
        for reply in moments[name]["replies"].values():
            if "promise" in reply:
                behind |= _behind(_targets(reply, moments[name]), moments)
    for name, moment in moments.items():
        for reply in moment["replies"].values() if name not in behind else ():
            reply.pop("keep", None)
    for name, ending in scenario["endings"].items():
        if name not in behind:
            ending.pop("keep", None)


def _behind(places: list[str], moments: dict[str, Any]) -> set[str]:
    """The places to which a conversation can come from some, they themselves among them."""
    found: set[str] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place in found:
            continue
        found.add(place)
        if moment := moments.get(place):
            waiting += [moment["if-nothing-left"]] if "if-nothing-left" in moment else []
            for reply in moment["replies"].values():
                waiting += _targets(reply, moment)
    return found


def _targets(reply: dict[str, Any], moment: dict[str, Any]) -> list[str]:
    then = reply.get("then") or moment["then"]
    return [then] if isinstance(then, str) else [route["to"] for route in then]


def _moment(
    rng: random.Random, names: list[str], number: int, endings: list[str]
) -> dict[str, object]:
    ahead = names[number + 1 :] or endings
    replies = {f"reply-{n}": _reply(rng, names, ahead, endings) for n in range(rng.randint(2, 4))}
    moment: dict[str, object] = {
        "customer": [{"when": _condition(rng), "text": "Well, {color}?"}, {"text": "Well?"}],
        "replies": replies,
        "if-nothing-left": rng.choice(ahead),
    }
    if rng.random() < 0.3:
        replies["dead-air"] = {"say": "…", "then": rng.choice([names[number], *ahead])}
        moment |= {"seconds": 30, "silence": "dead-air"}
    return moment


def _reply(
    rng: random.Random, names: list[str], ahead: list[str], endings: list[str]
) -> dict[str, object]:
    reply: dict[str, object] = {"say": ["It is {case.price}.", "That makes {case.price}."]}
    shows: list[object] = []
    for dimension in DIMENSIONS:
        chance = rng.random()
        behavior = f"{dimension}-{rng.randint(0, 4)}"
        if chance < 0.5:
            shows.append(behavior)
        elif chance < 0.6:
            shows.append({"when": _condition(rng), "behavior": behavior})
    if shows:
        reply["shows"] = shows
    if rng.random() < 0.3:
        reply["moves"] = {"temper": rng.randint(-5, 5)}
    if rng.random() < 0.2:
        reply["when"] = _condition(rng)
    if rng.random() < 0.2:
        reply["spends"] = {"refund": rng.choice([10, 30, "case.price"])}
    if rng.random() < 0.2:
        reply["reaction"] = "Hm, {customer}."
    places = [*ahead, *endings, *(names if rng.random() < 0.4 else [])]
    if rng.random() < 0.3:
        last = {"to": rng.choice(places)}
        reply["then"] = [{"when": _condition(rng), "to": rng.choice(places)}, last]
    else:
        reply["then"] = rng.choice(places)
    return reply


def _condition(rng: random.Random) -> str:
    tests = [
        f"temper >= {rng.randint(0, 10)}",
        f"trust < {rng.randint(0, 10)}",
        "temper between 2 and 6",
        "flag-a",
        "not flag-b",
        "heard",
        "color is red",
        "case.price > 50",
        "case.price <= authority.refund",
        "promised call",
        "not kept call",
    ]
    first, second = rng.sample(tests, 2)
    return rng.choice([first, f"{first} and {second}", f"{first} or {second}"])
