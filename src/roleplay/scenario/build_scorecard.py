"""From a tree of the right shape to a scorecard: behaviors linked, every part frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.diagnostics import Related
from roleplay.scenario.context import unknown
from roleplay.scenario.faults import closest, replacement, unmistakable
from roleplay.scenario.findings import links
from roleplay.scenario.findings import scorecards as findings
from roleplay.scenario.holding import (
    is_broken,
    mapping,
    mappings,
    scalar,
    scalars,
    text,
    whole,
    yes_no,
)
from roleplay.scenario.model import METERS, Behavior, Dimension, Scorecard
from roleplay.scenario.names import is_reserved
from roleplay.scenario.scorecard_keys import KNOWN_TAGS, PASS_EACH, PASS_OVERALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.scenario.faults import Faults
    from roleplay.scenario.nodes import MapNode, ScalarNode

_BEFORE_SPENDING = ("sets", "needs", "else")
"""Keys of a behavior that are settled before anybody looks at what was spent."""


def build_scorecard(root: MapNode, file_id: str, digest: str, faults: Faults) -> Scorecard:
    """The scorecard of a tree; what is wrong goes into `faults`."""
    passing = mapping(root, "pass")
    overall = whole(passing, "overall") if passing else None
    each = whole(passing, "each") if passing else None
    dimensions = {
        key.text: _dimension(key.text, node, faults) for key, node in mappings(root, "dimensions")
    }
    _check_behaviors(root, faults)
    return Scorecard(
        id=text(root, "id", file_id),
        title=text(root, "title"),
        pass_overall=PASS_OVERALL if overall is None else overall,
        pass_each=PASS_EACH if each is None else each,
        dimensions=dimensions,
        behaviors={
            name: behavior
            for dimension in dimensions.values()
            for name, behavior in dimension.behaviors.items()
        },
        digest=digest,
        origin=faults.origin,
    )


def _dimension(name: str, node: MapNode, faults: Faults) -> Dimension:
    over = scalar(node, "over-authority")
    _check_over_authority(over, mapping(node, "behaviors"), faults)
    return Dimension(
        name=name,
        weight=whole(node, "weight") or 1,
        asks=text(node, "asks"),
        behaviors={
            key.text: _behavior(key.text, behavior, name)
            for key, behavior in mappings(node, "behaviors")
        },
        over_authority=over.text if over else None,
    )


def _behavior(name: str, node: MapNode, dimension: str) -> Behavior:
    needs, otherwise = scalar(node, "needs"), scalar(node, "else")
    return Behavior(
        name=name,
        dimension=dimension,
        level=whole(node, "level") or 0,
        means=text(node, "means"),
        critical=yes_no(node, "critical") or False,
        moves={meter: move for meter in METERS if (move := whole(node, meter)) is not None},
        sets=tuple([flag.text for flag in scalars(node, "sets")]),
        needs=needs.text if needs else None,
        otherwise=otherwise.text if otherwise else None,
        tags=tuple([tag.text for tag in scalars(node, "tags")]),
    )


def _check_over_authority(over: ScalarNode | None, own: MapNode | None, faults: Faults) -> None:
    """Report one that is not in the dimension, or that has what comes before spending."""
    if over is None or own is None:
        return
    if over.text not in own.entries:
        unknown(over, own.entries, findings.NOT_IN_DIMENSION, faults)
        return
    behavior = mapping(own, over.text)
    too_late = [key for key in _BEFORE_SPENDING if behavior and key in behavior.entries]
    if behavior and too_late:
        keys = " and ".join(f"“{key}”" for key in too_late)
        where = behavior.entries[too_late[0]].key
        faults.add(findings.OVER_AUTHORITY_FLAGS, where, name=over.text, keys=keys)


def _check_behaviors(root: MapNode, faults: Faults) -> None:
    """Report names that stand twice, flags that nothing sets, and what `else` gets wrong."""
    first: dict[str, ScalarNode] = {}
    flags: dict[str, ScalarNode] = {}
    sure = not is_broken(root, "dimensions")
    every = []
    for _, dimension in mappings(root, "dimensions"):
        sure = sure and mapping(dimension, "behaviors") is not None
        for key, behavior in mappings(dimension, "behaviors"):
            every.append(behavior)
            _check_tags(behavior, faults)
            sure = sure and not is_broken(behavior, "sets")
            flags |= {flag.text: flag for flag in reversed(scalars(behavior, "sets"))}
            if key.text in first:
                place = faults.origin.span_of(first[key.text])
                related = (Related(place, "The first one."),)
                faults.add(findings.BEHAVIOR_TWICE, key, related=related, name=key.text)
            first.setdefault(key.text, key)
        _check_else(dimension, faults)
    for flag in flags.values():
        if is_reserved(flag.text):
            faults.add(links.RESERVED_NAME, flag, name=flag.text, sort="a flag")
    for behavior in every:
        needs = scalar(behavior, "needs")
        if needs is not None and needs.text not in flags and sure:
            _report_unset(needs, flags, faults)


def _report_unset(needs: ScalarNode, flags: Mapping[str, ScalarNode], faults: Faults) -> None:
    """Report a flag that nothing sets, with the place of the one that is nearly called so.

    Nothing tells which of the two is misspelled.
    """
    near = closest(needs.text, flags)
    related: tuple[Related, ...] = ()
    help_ = None
    if near is not None:
        place = faults.origin.span_of(flags[near])
        related = (Related(place, f"Here “{near}” is set."),)
        help_ = f"Is it “{needs.text}” or “{near}”? Write the same in both places."
    faults.add(findings.UNSET_FLAG, needs, help=help_, related=related, name=needs.text)


def _check_tags(behavior: MapNode, faults: Faults) -> None:
    """Report tags that are nearly one that the checks look for."""
    for tag in scalars(behavior, "tags"):
        meant = unmistakable(tag.text, KNOWN_TAGS)
        if meant and tag.text != meant and tag.text[0].lower() == meant[0]:
            faults.add(
                findings.NEARLY_A_TAG,
                tag,
                fix=replacement(faults.origin.span_of(tag), meant),
                name=tag.text,
                meant=meant,
            )


def _check_else(dimension: MapNode, faults: Faults) -> None:
    """Report an `else` that is not in the dimension, or that comes back to itself."""
    own = mapping(dimension, "behaviors")
    if own is None:
        return
    following: dict[str, ScalarNode] = {}
    for key, behavior in mappings(dimension, "behaviors"):
        other = scalar(behavior, "else")
        if other is None:
            continue
        if other.text in own.entries:
            following[key.text] = other
        else:
            unknown(other, own.entries, findings.NOT_IN_DIMENSION, faults)
    settled: set[str] = set()
    for start in following:
        chain: list[str] = []
        name = start
        while name in following and name not in settled:
            settled.add(name)
            chain.append(name)
            name = following[name].text
        if name in chain:
            circle = " → ".join([*chain[chain.index(name) :], name])
            faults.add(findings.ELSE_CIRCLE, following[chain[-1]], circle=circle)
