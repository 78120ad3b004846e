"""What can never be seen, and conditions that never decide: exact, over all states (group X, 1xx).

Where the walk was cut short by its limit, these say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.analysis import Kind
from roleplay.checks.finding import warning
from roleplay.scenario.conditions import names_in, parse_condition
from roleplay.scenario.graph import followers
from roleplay.scenario.nodes import ListNode, MapNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from roleplay.checks.analysis import Fact
    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

_ENDINGS = ("endings", Kind.ENDING)

_GOOD = """\
moments:
  the-plan:
    customer:
      - {when: temper < 7, text: Then tell me what happens next.}
      - {text: And now? I have heard so many stories this week.}
"""

NEVER_OFFERED = warning(
    "X101",
    "never-offered",
    message="“{name}” is never offered: walked {states:,} states of “{moment}”{first}, its “when” "
    "holds in none{here}.",
    why="Nobody will ever see the reply, so the choice is smaller than it looks.",
    help="Correct its “when”, or let something before it make that true.",
    bad="""\
moments:
  the-veil:
    replies:
      pity:
        when: temper < 3
""",
    good="""\
moments:
  the-veil:
    replies:
      pity:
        when: temper > 6
""",
)

NEVER_SHOWN = warning(
    "X102",
    "never-shown",
    message="This text is never shown: walked {states:,} states{first}, its “when” holds in "
    "none{here}.",
    why="Nobody will ever read it.",
    help="Correct the conditions, or remove the text.",
    bad="""\
moments:
  the-plan:
    customer:
      - {when: temper < 2, text: Then tell me what happens next.}
      - {text: And now? I have heard so many stories this week.}
""",
    good=_GOOD,
)

NEVER_ENDS_SO = warning(
    "X103",
    "never-ends-so",
    message="The ending “{name}” is never reached: walked {states:,} states, none leads to it.",
    why="Nobody will ever see it, though some replies name it.",
    help="Correct the conditions on the way to it, or remove it.",
    bad="""\
moments:
  good-bye:
    then: [{when: trust > 5, to: delighted}, {to: thanks}]
endings:
  delighted: {outcome: recovered}
""",
    good="""\
moments:
  good-bye:
    then: [{when: temper < 4, to: delighted}, {to: thanks}]
endings:
  delighted: {outcome: recovered}
""",
)

NEVER_REACHED = warning(
    "X104",
    "never-reached",
    message="The moment “{name}” is never reached: walked {states:,} states, none leads to it.",
    why="Nobody will ever see it, though some replies name it.",
    help="Correct the conditions on the way to it, or remove it.",
    bad="""\
moments:
  good-bye:
    then: [{when: trust > 5, to: one-more}, {to: thanks}]
  one-more:
    customer: Do I have to sign for it?
    then: thanks
    replies:
      not-you: {say: A neighbor can sign for you.}
      yes: {say: The driver needs a name from you.}
""",
    good="""\
moments:
  good-bye:
    then: [{when: temper < 4, to: delighted}, {to: thanks}]
endings:
  delighted: {outcome: recovered}
""",
)

ALWAYS_TRUE = warning(
    "X105",
    "always-true",
    message="This “when” always holds: walked {states:,} states{first}, it fails in none.",
    why="A condition that decides nothing hides that something was meant to be otherwise.",
    help="Correct the condition, or remove it{below}.",
    bad="""\
moments:
  the-veil:
    replies:
      pity:
        when: temper > 2
""",
    good="""\
moments:
  the-veil:
    replies:
      pity:
        when: temper > 6
""",
)

NEVER_TRUE = warning(
    "X106",
    "never-true",
    message="This “when” never holds: walked {states:,} states{first}, it holds in none{here}.",
    why="What hangs on it never happens.",
    help="Correct the condition, or remove what hangs on it.",
    bad="""\
moments:
  the-doubt:
    replies:
      not-my-job:
        shows: [ignores-the-feeling, {when: trust > 8, behavior: offers-nothing}]
""",
    good="""\
moments:
  the-doubt:
    replies:
      not-my-job:
        shows: [ignores-the-feeling, {when: temper > 4, behavior: offers-nothing}]
""",
)

FINDINGS = (
    NEVER_OFFERED,
    NEVER_SHOWN,
    NEVER_ENDS_SO,
    NEVER_REACHED,
    ALWAYS_TRUE,
    NEVER_TRUE,
)


def check_reach(subject: Subject) -> Iterator[Diagnostic]:
    """Everything that no way of playing ever shows, and every condition that never decides."""
    if not subject.walked.complete:
        return
    unseen = set(_unseen(subject))
    for part, name in sorted(unseen):
        finding = NEVER_REACHED if part == "moments" else NEVER_ENDS_SO
        yield subject.at(finding, part, name, name=name, states=subject.walked.states)
    for fact in subject.walked.facts.values():
        if fact.kind not in (Kind.REPLY, Kind.SHOW, Kind.ROUTE, Kind.LINE) or not fact.states:
            continue
        if not fact.holds:
            yield from _never(subject, fact, unseen)
        elif fact.conditional and not fact.fails:
            listed = fact.kind in (Kind.ROUTE, Kind.LINE)
            below = ", and with it what stands below" if listed else ""
            first = _first(subject, fact)
            path = (*fact.path, "when")
            yield subject.at(ALWAYS_TRUE, *path, states=fact.states, first=first, below=below)


def _first(subject: Subject, fact: Fact) -> str:
    """Where a condition that never decides is first read."""
    after = subject.after(fact, fails=not fact.holds)
    return f", the first {after}" if after else ""


def _unseen(subject: Subject) -> Iterator[tuple[str, str]]:
    """Moments and endings that are never reached, though moments that are name them."""
    walked, scenario = subject.walked, subject.scenario
    named: set[str] = set()
    for moment in scenario.moments.values():
        if walked.fact(Kind.MOMENT, "moments", moment.name).holds:
            named |= followers(scenario, moment)
    for name in sorted(named):
        part, kind = ("moments", Kind.MOMENT) if name in scenario.moments else _ENDINGS
        if not walked.fact(kind, part, name).holds:
            yield part, name


def _never(
    subject: Subject, fact: Fact, unseen: Collection[tuple[str, str]]
) -> Iterator[Diagnostic]:
    """A condition that never holds. A way to what is never reached is told there."""
    if fact.kind is Kind.ROUTE and any(name == _target(subject, fact) for _, name in unseen):
        return
    names: dict[str, str | int] = {
        "states": fact.states,
        "first": _first(subject, fact),
        "here": _here(subject, fact),
    }
    if fact.kind is Kind.LINE:
        yield subject.at(NEVER_SHOWN, *fact.path, **names)
    elif fact.kind is Kind.REPLY:
        _, moment, _, name = fact.path
        yield subject.at(NEVER_OFFERED, *fact.path, "when", name=name, moment=moment, **names)
    else:
        yield subject.at(NEVER_TRUE, *fact.path, "when", **names)


def _here(subject: Subject, fact: Fact) -> str:
    """The values that the meters have there, of those that a condition reads.

    What is read after a reply stands between two moments: nothing is said of it.
    """
    if fact.path[0] not in ("moments", "endings") or "reaction" in fact.path:
        return ""
    known = subject.meters.get(str(fact.path[1]), {}) if fact.kind is not Kind.ROUTE else {}
    read = {
        test.name.name
        for when in _written(subject, *fact.path, "when")
        for test in names_in(parse_condition(when))
    }
    here = [f"{meter} is {_listed(values)}" for meter, values in known.items() if meter in read]
    return f"; here {' and '.join(here)}" if here else ""


def _listed(values: Sequence[int]) -> str:
    """Numbers in words, as in “6”, “6 or 7”, “4 to 7”, “2, 5 or 6”."""
    *before, last = values
    if len(before) > 1 and last - values[0] == len(before):
        return f"{values[0]} to {last}"
    return f"{', '.join(map(str, before))} or {last}" if before else f"{last}"


def _target(subject: Subject, fact: Fact) -> str | None:
    """Where an entry of `then` leads; None for anything else."""
    return next(iter(_written(subject, *fact.path, "to")), None)


def _written(subject: Subject, *path: str | int) -> Sequence[str]:
    """What is written at a path of the file, a list as its items; nothing where nothing is."""
    node = subject.scenario.origin.root
    for step in path:
        if isinstance(node, MapNode) and step in node.entries:
            node = node.entries[str(step)].value
        elif isinstance(node, ListNode) and isinstance(step, int):
            node = node.items[step]
        else:
            return ()
    items = node.items if isinstance(node, ListNode) else (node,)
    return tuple([item.text for item in items if isinstance(item, ScalarNode)])
