"""The exact analysis beside a fixed loop: walks and checks of large scenarios, chances of bots.

The large scenarios are made as values and not as files, since 10,000 moments are more than a file
may hold. Every run gets a copy of its scenario, as what is known of one is remembered.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import big

from roleplay.checks.analysis import Kind, all_chances, chances, values, walk
from roleplay.checks.analysis.bots import RANDOM
from roleplay.checks.check import check
from roleplay.checks.subject import Subject
from roleplay.checks.thresholds import Thresholds
from roleplay.conversation import begin
from roleplay.conversation.rules import offered, take
from roleplay.scenario.conditions import parse_condition
from roleplay.scenario.model import (
    METERS,
    Alternative,
    Behavior,
    Channel,
    Customer,
    Dimension,
    Ending,
    Moment,
    Mood,
    Outcome,
    Passage,
    Reply,
    Route,
    Scenario,
    Scorecard,
    Show,
    Text,
)
from roleplay.scenario.origin import Origin
from roleplay.scenario.reader import read_scenario, read_scorecard

ROOT = Path(__file__).parents[1]
NOWHERE = Origin("bench.yaml", (), None)


def scorecard() -> Scorecard:
    """Three dimensions of five levels, each of which moves the customer."""
    behaviors = {}
    dimensions = {}
    for number, (name, weight) in enumerate(
        (("empathy", 35), ("empowerment", 30), ("recovery", 35))
    ):
        mine = {}
        for level in range(5):
            moves = {METERS[number]: 2 - level}
            behavior = Behavior(f"{name}-{level}", name, level, "So.", moves=moves)
            mine[behavior.name] = behavior
        dimensions[name] = Dimension(name, weight, "Is it so?", mine)
        behaviors |= mine
    return Scorecard("card", "Bench", 80, 70, dimensions, behaviors, "", NOWHERE)


def passage(*texts: tuple[str | None, str]) -> Passage:
    return Passage(
        tuple(
            Alternative(parse_condition(when) if when else None, (Text((text,)),))
            for when, text in texts
        )
    )


def scenario(moments: int, *, meters: int, flags: int, span: int = 1) -> Scenario:
    """A chain with short cuts, in which lines, replies and routes hang on meters and flags.

    `span` is how many moments a reply skips at most.
    """
    rng = random.Random(7)
    names = [f"flag-{number}" for number in range(flags)]
    read = [f"{meter} >= 5" for meter in METERS[:meters]] + names
    made = {
        f"m-{number}": moment(rng, number, moments, read, names, meters, span)
        for number in range(moments)
    }
    return Scenario(
        id="bench",
        title="Bench",
        scorecard="card",
        level=1,
        customer=Customer("Robin", Mood.ANGRY, Channel.CHAT, 7, 3, 2),
        start="m-0",
        moments=made,
        endings={"done": Ending("done", Outcome.RESOLVED)},
        digest="",
        origin=NOWHERE,
        flags=frozenset(names),
    )


def moment(
    rng: random.Random,
    number: int,
    moments: int,
    read: list[str],
    flags: list[str],
    meters: int,
    span: int,
) -> Moment:
    def place(step: int) -> str:
        return f"m-{number + step}" if number + step < moments else "done"

    replies = {}
    for reply in range(4):
        shown = [f"{name}-{rng.randint(0, 4)}" for name in ("empathy", "empowerment", "recovery")]
        routes: tuple[Route, ...] = (Route(None, place(rng.randint(1, span))),)
        if reply == 3:
            routes = (Route(parse_condition(rng.choice(read)), place(span + 1)), *routes)
        hidden = reply == 2 and rng.random() < 0.3
        replies[f"r-{reply}"] = Reply(
            name=f"r-{reply}",
            say=passage((None, "I see.")),
            do=None,
            then=routes,
            shows=tuple(Show(None, behavior) for behavior in shown[:meters]),
            remember=(rng.choice(flags),) if rng.random() < 0.1 else (),
            when=parse_condition(rng.choice(read)) if hidden else None,
        )
    line = passage((rng.choice(read), "Well?"), (None, "All right."))
    return Moment(f"m-{number}", line, replies)


def ten_moments() -> str:
    """Ten scored moments of four replies, a detour behind each weak one, and a twin."""
    lines = ["format: roleplay/1", "title: Ten", "scorecard: card", "level: 1"]
    lines += ["customer: {name: Robin, mood: angry, channel: chat, walks-out: gone}"]
    lines += ["vary: {case: [{kind: this}, {kind: that}]}", "start: m-0", "moments:"]
    for number in range(10):
        after = f"m-{number + 1}" if number < 9 else "done"
        lines += [f"  m-{number}:", "    customer: Well?", "    replies:"]
        lines += _reply("best", "4, 4, 4", after, twin="2, 2, 2")
        lines += _reply("other", "2, 3, 2", after, twin="4, 4, 4")
        lines += _reply("weak", "1, 1, 1", f"d-{number}")
        lines += _reply("bad", "0, 0, 0", f"d-{number}")
        lines += [f"  d-{number}:", "    customer: Listen!", "    replies:"]
        lines += _reply("mend", "3, 3, 3", after)
        lines += _reply("worse", "0, 1, 0", after)
    lines += ["endings:", "  gone: {outcome: lost}", "  done: {outcome: resolved}"]
    return "\n".join(lines) + "\n"


def _reply(name: str, levels: str, then: str, twin: str = "") -> list[str]:
    def shown(listed: str) -> list[str]:
        names = ("empathy", "empowerment", "recovery")
        return [f"{n}-{level}" for n, level in zip(names, listed.split(", "), strict=True)]

    lines = [f"      {name}:", "        say: I see.", f"        then: {then}", "        shows:"]
    if not twin:
        return lines + [f"          - {behavior}" for behavior in shown(levels)]
    for kind, listed in (("this", levels), ("that", twin)):
        lines += [
            f"          - {{when: case.kind is {kind}, behavior: {behavior}}}"
            for behavior in shown(listed)
        ]
    return lines


def built_in() -> Iterator[tuple[str, Scenario, Scorecard]]:
    files = (ROOT / "scorecards").glob("*.yaml")
    cards = {path.stem: read_scorecard(path.read_bytes(), path.name).value for path in files}
    for path in sorted((ROOT / "scenarios").glob("*.yaml")):
        found = read_scenario(path.read_bytes(), path.name, cards).value
        assert found
        card = cards[found.scorecard]
        assert card
        yield path.stem, found, card


def share_met(made: Scenario, card: Scorecard, runs: int) -> tuple[float, float]:
    """The part of all choices that random runs meet, and the mean turns of a run."""
    choices = sum(fact.holds for fact in walk(made, card).of(Kind.REPLY))
    rng = random.Random(7)
    met: set[tuple[str, str]] = set()
    turns = 0
    for seed in range(runs):
        attempt = begin(made, card, seed)
        staging, state = attempt.staging, attempt.state
        while replies := offered(staging, state):
            reply = rng.choice(replies)
            met.add(reply.key)
            state = take(staging, state, reply).after
            turns += 1
    return len(met) / choices, turns / runs


PEAK = """
import sys
sys.path.insert(0, {folder!r})
from pathlib import Path
import analysis
from roleplay.checks.analysis import walk
made = analysis.scenario(1000, meters=3, flags=8)
walk(made, analysis.scorecard())
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""

Row = tuple[str, str, str, float | None, str]


def measured(timed: Callable[..., tuple[float, float]], loop: Callable[[], None]) -> Iterator[Row]:
    """The rows of the table; `timed` gives the medians of two functions run in turn."""

    def beside(what: str, aim: str, work: Callable[[], object]) -> Row:
        here, yard = timed(work, loop)
        return what, f"{here * 1000:.0f} ms", f"{yard * 1000:.0f} ms", here / yard, aim

    for name, found, card in built_in():

        def everything(found: Scenario = found, card: Scorecard = card) -> None:
            copy = replace(found)
            walk(copy, card)
            all_chances(copy, card)
            values(copy, card)

        yield beside(f"{name}, all / a loop of 1,000,000", "< 300 ms", everything)
    card = scorecard()
    for moments, meters, flags, aim in (
        (1_000, 2, 3, "< 100 ms"),
        (10_000, 2, 3, "< 1 s"),
        (1_000, 3, 8, "< 2 s"),
    ):
        made = scenario(moments, meters=meters, flags=flags)
        states = walk(made, card).states
        size = f"{states / 1e6:,.0f} M states"
        what = f"walk {moments:,} moments, {meters} meters, {flags} flags, {size}"
        yield beside(what, aim, lambda made=made: walk(replace(made), card))
    yield from _memory()
    yield from _bots(beside, card)
    yield from _checks(loop, card)


def _checks(loop: Callable[[], None], card: Scorecard) -> Iterator[Row]:
    """Whole checks of scenarios whose chances have to be sampled; each is timed once."""
    plain = read_scorecard(big.scorecard().encode(), "card.yaml").value
    assert plain
    for moments, aim in ((100, "< 3 s"), (1_000, "< 10 s")):
        text = big.scenario(moments).encode()
        chain = read_scenario(text, "bench.yaml", {"card": plain}).value
        assert chain
        made = scenario(moments, meters=2, flags=3)
        for name, subject in (
            ("no state to tell apart", Subject(chain, plain, Thresholds())),
            ("2 meters, 3 flags", Subject(made, card, Thresholds())),
        ):
            here, yard = _seconds(lambda subject=subject: check(subject)), _seconds(loop)
            each = [c for bot in subject.bots.values() for c in bot.variants if c.runs]
            runs, error = min(c.runs for c in each), max(c.error for c in each)
            what = f"check of {moments:,} moments, {name}: {runs:,} runs, error {error:.2%}"
            yield what, f"{here:.1f} s", f"{yard * 1000:.0f} ms", here / yard, aim


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _memory() -> Iterator[Row]:
    if Path("/proc/self/status").exists():
        code = PEAK.format(folder=str(Path(__file__).parent))
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        yield "peak memory of that walk", f"{int(done.stdout) / 1024:.0f} MB", "", None, "< 250 MB"


def _bots(beside: Callable[..., Row], card: Scorecard) -> Iterator[Row]:
    plain = read_scorecard(big.scorecard().encode(), "card.yaml").value
    ten = read_scenario(ten_moments().encode(), "ten.yaml", {"card": plain}).value
    assert plain
    assert ten
    told = chances(ten, plain, RANDOM)
    what = f"ten moments, detours, a twin: random passes {float(told.passes):.2%}, exact"
    assert told.exact
    yield beside(what, "< 1 s", lambda: chances(replace(ten), plain, RANDOM))
    large = scenario(100, meters=2, flags=3)
    told = chances(large, card, RANDOM)
    runs = sum(each.runs for each in told.variants)
    assert not told.exact
    yield (
        f"100 moments: random passes {float(told.passes):.0%}, sampled",
        f"{runs} runs",
        "",
        None,
        (f"error {told.error:.1%}"),
    )
    wide = scenario(10_000, meters=2, flags=3, span=760)
    met, turns = share_met(wide, card, 1000)
    what = f"1,000 random runs of {turns:.0f} turns in 10,000 moments meet"
    yield what, f"{met:.0%}", "100 %", None, "of the choices; the walk, all"
