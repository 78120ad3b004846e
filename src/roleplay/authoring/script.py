"""The whole script of a scenario as a document: what is said, what it is worth and why.

It is for people who sign off what trainees are taught: a manager, a lawyer. So everything that a
trainee can ever meet is in it, every condition in words, and which version of the files it is.
The document is a row of blocks; reports/script_*.py turn them into Markdown and HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from roleplay.authoring.deciding import deciding
from roleplay.authoring.outline import outline
from roleplay.authoring.variants import best_paths
from roleplay.authoring.wording import condition_text
from roleplay.scenario.model import METERS, VariableAmount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from roleplay.authoring.outline import MappedMoment, MappedReply, Outline
    from roleplay.scenario.conditions import Condition
    from roleplay.scenario.model import (
        Behavior,
        Ending,
        Moment,
        Passage,
        Reply,
        Scenario,
        Scorecard,
    )

DIGEST_DIGITS = 12
"""So many digits of a file's SHA-256 tell one version from another."""

SIGNERS = ("Written by", "Manager", "Legal")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title. `marked` stands for the best path."""

    level: int
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody says or does; `when` is the condition under which, or empty."""

    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what belongs to it."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Quote | Facts | Table


def script(scenario: Scenario, scorecard: Scorecard) -> tuple[Block, ...]:
    """The script of a scenario."""
    return tuple(_Script(scenario, scorecard).blocks())


class _Script:
    def __init__(self, scenario: Scenario, scorecard: Scorecard) -> None:
        self.scenario = scenario
        self.scorecard = scorecard
        self.outline: Outline = outline(scenario, scorecard)

    def blocks(self) -> Iterator[Block]:
        yield Heading(1, self.scenario.title)
        if self.scenario.summary:
            yield Paragraph(self.scenario.summary)
        yield Facts(tuple(self.identity()))
        yield from self.sign_off()
        yield from self.briefing()
        yield from self.drawn()
        yield Heading(2, "The conversation")
        yield from self.before()
        for moment in self.outline.moments:
            yield from self.moment(moment)
        yield from self.endings()
        yield from self.judging()
        yield from self.accepted()

    def identity(self) -> Iterator[tuple[str, str]]:
        scenario, customer = self.scenario, self.scenario.customer
        yield "Scenario", f"{scenario.id}, version {scenario.digest[:DIGEST_DIGITS]}"
        card = self.scorecard
        yield "Scorecard", f"{card.title} ({card.id}), version {card.digest[:DIGEST_DIGITS]}"
        yield "Level", str(scenario.level)
        if scenario.reviewed:
            yield "Last reviewed", scenario.reviewed.isoformat()
        yield "Customer", f"{customer.name}, {customer.mood}, {customer.channel}"
        meters = zip(METERS, (customer.temper, customer.trust, customer.confusion), strict=True)
        yield "At the start", ", ".join(f"{name} {value} of 10" for name, value in meters)
        if customer.walks_out:
            yield "Walks out", f"when temper reaches 10, to “{customer.walks_out}”"
        if customer.worth is not None:
            yield "Worth a year", f"{scenario.currency} {customer.worth}".strip()

    def sign_off(self) -> Iterator[Block]:
        yield Heading(2, "Sign-off")
        yield Table(("", "Name", "Date", "Signature"), tuple((who, "", "", "") for who in SIGNERS))

    def briefing(self) -> Iterator[Block]:
        briefing, customer = self.scenario.briefing, self.scenario.customer
        yield Heading(2, "What the trainee knows")
        known = [
            (_labelled(label, when), text)
            for label, passage in (
                ("You", briefing.you),
                ("The customer", customer.about),
                ("Has waited", customer.waited),
                *(("Fact", fact) for fact in briefing.facts),
            )
            if passage
            for when, text in _said(passage)
        ]
        if known:
            yield Facts(tuple(known))
        if briefing.authority:
            rows = [
                (kind, f"{most} {self.scenario.currency}".strip())
                for kind, most in briefing.authority.items()
            ]
            yield Table(("May give without asking", "Up to"), tuple(rows))

    def drawn(self) -> Iterator[Block]:
        if not self.scenario.vary:
            return
        yield Heading(2, "What is drawn for each conversation")
        for variable in self.scenario.vary:
            names = tuple(variable.items[0])
            rows = tuple(tuple(item[name].text for name in names) for item in variable.items)
            yield Table(tuple(f"{{{name}}}" for name in names), rows)
        yield Heading(2, "Which reply is best, and when")
        found = deciding(best_paths(self.scenario, self.scorecard))
        best = [
            (_labelled(moment.moment, when and f"when {when}"), reply)
            for moment in found
            for reply, when in moment.replies
        ]
        yield Facts(tuple(best))

    def before(self) -> Iterator[Block]:
        for line in self.scenario.before:
            for when, text in _said(line.text):
                yield Quote(f"{line.speaker.value.capitalize()}: {text}", when)

    def moment(self, mapped: MappedMoment) -> Iterator[Block]:
        moment = self.scenario.moments[mapped.name]
        yield Heading(3, moment.name)
        if not mapped.reachable:
            yield Paragraph("This moment cannot be reached.")
        yield from self.lines(moment)
        facts = []
        if moment.seconds is not None:
            facts.append(("Time to answer in timed mode", f"{moment.seconds} seconds"))
        if moment.if_nothing_left:
            facts.append(("When no reply is left", f"goes to “{moment.if_nothing_left}”"))
        if facts:
            yield Facts(tuple(facts))
        for told in mapped.replies:
            yield from self.reply(moment.replies[told.name], told)

    def lines(self, place: Moment | Ending) -> Iterator[Block]:
        """What is seen at a moment or an ending, and what the customer says there."""
        name = self.scenario.customer.name
        for speaker, passage in (("Note", place.note), (name, place.customer)):
            for when, text in _said(passage) if passage else ():
                yield Quote(f"{speaker}: {text}", when)

    def reply(self, reply: Reply, mapped: MappedReply) -> Iterator[Block]:
        yield Heading(4, reply.name, marked=bool(mapped.best_in))
        passage = reply.say or reply.do
        for when, text in _said(passage) if passage else ():
            yield Quote(f"(does) {text}" if mapped.act else text, when)
        yield Facts(tuple(self.points(reply, mapped)))

    def points(self, reply: Reply, mapped: MappedReply) -> Iterator[tuple[str, str]]:
        if mapped.best_in:
            of = self.outline.variants
            where = "" if mapped.best_in == of else f", in {mapped.best_in} of {of} variants"
            yield "Best reply", f"yes{where}"
        if mapped.silence:
            yield "Happens", "when nothing is said in time"
        if mapped.when:
            yield "Offered when", mapped.when
        for dimension in self.scorecard.dimensions:
            yield from self.levels(reply, dimension)
        for when, text in _said(reply.because) if reply.because else ():
            yield _labelled("Why", when), text
        yield from _effects(reply)
        for way in mapped.ways:
            otherwise = "otherwise" if len(mapped.ways) > 1 else ""
            yield _labelled("Leads to", f"when {way.when}" if way.when else otherwise), way.to

    def levels(self, reply: Reply, dimension: str) -> Iterator[tuple[str, str]]:
        """What a reply is worth in a dimension, a line for each condition."""
        shown = [
            (self.scorecard.behaviors[show.behavior], _when(show.when, "")) for show in reply.shows
        ]
        own = [(behavior, when) for behavior, when in shown if behavior.dimension == dimension]
        if not own:
            yield dimension, "0 of 4"
        for behavior, when in own:
            yield _labelled(dimension, when), self.level(behavior)

    def level(self, behavior: Behavior) -> str:
        text = f"{behavior.level} of 4: {behavior.name}"
        if behavior.critical:
            text += ", critical: the conversation is not passed"
        if behavior.needs:
            text += f" (before “{behavior.needs}” it counts as {behavior.otherwise})"
        return text

    def endings(self) -> Iterator[Block]:
        yield Heading(2, "Endings")
        for mapped in self.outline.endings:
            ending = self.scenario.endings[mapped.name]
            yield Heading(3, ending.name)
            yield from self.lines(ending)
            facts = [("Outcome", ending.outcome.value)]
            for label, value in (
                ("Stays a customer", ending.stays),
                ("Recommends us", ending.recommends),
            ):
                if value is not None:
                    facts.append((label, "yes" if value else "no"))
            if ending.keep:
                facts.append(("Keeps the promise", ", ".join(ending.keep)))
            for when, text in _said(ending.review) if ending.review else ():
                facts.append((_labelled("Writes about it", when), text))
            yield Facts(tuple(facts))

    def judging(self) -> Iterator[Block]:
        card = self.scorecard
        yield Heading(2, "How it is judged")
        yield Paragraph(
            f"Passed with {card.pass_overall} % overall and {card.pass_each} % in each dimension, "
            "no critical behavior, an outcome of resolved or better, and no broken promise."
        )
        used = self.behaviors_used()
        for dimension in card.dimensions.values():
            yield Heading(3, dimension.name)
            yield Paragraph(f"{dimension.asks} Weight {dimension.weight}.")
            rows = [
                (str(b.level), b.name, b.means, _moves(b.moves), "yes" if b.critical else "")
                for b in sorted(dimension.behaviors.values(), key=lambda b: b.level)
                if b.name in used
            ]
            if rows:
                yield Table(("Level", "Behavior", "Means", "Moves", "Critical"), tuple(rows))

    def behaviors_used(self) -> set[str]:
        """What the replies can show, with what stands behind `else` and beyond the authority."""
        used = {d.over_authority or "" for d in self.scorecard.dimensions.values()}
        waiting = [
            shown.behavior
            for moment in self.scenario.moments.values()
            for reply in moment.replies.values()
            for shown in reply.shows
        ]
        while waiting:
            name = waiting.pop()
            if name not in used:
                used.add(name)
                otherwise = self.scorecard.behaviors[name].otherwise
                waiting += [otherwise] if otherwise else []
        return used

    def accepted(self) -> Iterator[Block]:
        found = list(self.accepts())
        if found:
            yield Heading(2, "Findings that were accepted")
            yield Table(("Where", "Finding", "Reason"), tuple(found))

    def accepts(self) -> Iterator[tuple[str, str, str]]:
        yield from (("scenario", *item) for item in self.scenario.accept.items())
        for moment in self.scenario.moments.values():
            yield from ((moment.name, *item) for item in moment.accept.items())
            for reply in moment.replies.values():
                yield from ((f"{moment.name}/{reply.name}", *i) for i in reply.accept.items())


def _said(passage: Passage) -> Iterator[tuple[str, str]]:
    """Every wording of a passage, with the condition under which it stands."""
    several = len(passage.alternatives) > 1
    for alternative in passage.alternatives:
        when = _when(alternative.when, otherwise="otherwise" if several else "")
        yield from ((when, str(wording)) for wording in alternative.wordings)


def _when(condition: Condition | None, otherwise: str) -> str:
    return f"when {condition_text(condition)}" if condition else otherwise


def _labelled(label: str, when: str) -> str:
    """A label with its condition, if there is one."""
    return f"{label}, {when}" if when else label


def _effects(reply: Reply) -> Iterator[tuple[str, str]]:
    """What a reply does beyond its behaviors."""
    if reply.moves:
        yield "Moves", _moves(reply.moves)
    for kind, amount in reply.spends.items():
        name = f"{{{amount.name}}}" if isinstance(amount, VariableAmount) else str(amount)
        yield "Spends", f"{name} of {kind}"
    for label, names in (
        ("Remembers", reply.remember),
        ("Promises", reply.promise),
        ("Keeps the promise", reply.keep),
    ):
        if names:
            yield label, ", ".join(names)
    for when, text in _said(reply.reaction) if reply.reaction else ():
        yield _labelled("The customer at once", when), text


def _moves(moves: Mapping[str, int]) -> str:
    parts: Iterable[str] = (
        f"{name} {change:+d}".replace("-", "−") for name, change in moves.items()
    )
    return ", ".join(parts)
