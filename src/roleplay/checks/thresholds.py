"""The numbers that the checks go by: one table, which a pack can override.

`pack.yaml` in the folder of a pack may say

    thresholds:
      reply-words: 50
      random-pass: 3

Sources: “Haladyna” stands for his rules of writing items (options of equal length, one best
answer), Tarrant for Tarrant, Ware and Mohammed 2009 (three options that work do as well as more),
Casu for Casu and García-García 2019 (length and wording that give the answer away), Krumm for
Krumm and others 2015 (43 to 71 % of situational items can be answered without the situation).
The rest are ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from roleplay.diagnostics import Finding, Severity
from roleplay.scenario.faults import Faults, replacement, short, suggestion, unmistakable
from roleplay.scenario.findings import shape
from roleplay.scenario.nodes import ListNode, MapNode, ScalarNode
from roleplay.scenario.schema import DRAFT
from roleplay.scenario.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.diagnostics import Diagnostic
    from roleplay.scenario.fields import Json
    from roleplay.scenario.nodes import Entry, Node

PACK_FILE = "pack.yaml"
"""The file in a pack's folder that may override thresholds."""

_KEY = "thresholds"
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")


def _facts(unit: str, means: str, source: str = "ours", most: int = 1000) -> dict[str, object]:
    """What is known of a threshold; its values lie between 0 and `most`."""
    return {"unit": unit, "means": means, "source": source, "most": most}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The values in force. In `pack.yaml` and in what is printed, names have hyphens."""

    length_ratio: Fraction = field(
        default=Fraction("1.25"),
        metadata=_facts(
            "× the median",
            "The best reply may be this much longer than the others of its moment.",
            "Haladyna, Casu",
        ),
    )
    length_ratio_strong: Fraction = field(
        default=Fraction("1.5"),
        metadata=_facts(
            "× the median",
            "From here on the length alone tells the best reply.",
            "Haladyna, Casu",
        ),
    )
    chance: Fraction = field(
        default=Fraction("5"),
        metadata=_facts(
            "%",
            "A pattern over the whole file counts when chance alone makes it less often than this.",
            "the usual level of statistical tests",
            100,
        ),
    )
    echo: Fraction = field(
        default=Fraction("0.15"),
        metadata=_facts(
            "Jaccard",
            "The best reply may share this much more of the customer's words than the others do.",
            "Casu",
            1,
        ),
    )
    alike: Fraction = field(
        default=Fraction("0.85"),
        metadata=_facts("similarity", "Two replies of a moment may be this much the same.", most=1),
    )
    fewest_replies: Fraction = field(
        default=Fraction("3"),
        metadata=_facts(
            "replies", "A scored moment has at least this many.", "Haladyna, Tarrant", 20
        ),
    )
    random_pass: Fraction = field(
        default=Fraction("2"),
        metadata=_facts(
            "%", "Somebody who clicks at random may pass this often.", "ours, after Krumm", 100
        ),
    )
    random_pass_strong: Fraction = field(
        default=Fraction("5"),
        metadata=_facts(
            "%", "From here on passing by chance is no accident.", "ours, after Krumm", 100
        ),
    )
    everybody_pass: Fraction = field(
        default=Fraction("50"),
        metadata=_facts(
            "%", "When chance alone passes this often, nearly everybody passes.", most=100
        ),
    )
    blind_pass: Fraction = field(
        default=Fraction("50"),
        metadata=_facts(
            "%",
            "A bot that does not read the customer may pass this often in a variant.",
            "ours, after Krumm",
            100,
        ),
    )
    bot_gap: Fraction = field(
        default=Fraction("25"),
        metadata=_facts(
            "points",
            "The best of those bots stays this far below the model play.",
            "ours, after Krumm",
            100,
        ),
    )
    stake_share: Fraction = field(
        default=Fraction("25"),
        metadata=_facts(
            "% of the moments", "A dimension is at stake in at least this many.", most=100
        ),
    )
    stake_moments: Fraction = field(
        default=Fraction("2"),
        metadata=_facts("moments", "And at stake in at least this many.", most=100),
    )
    long_scenario: Fraction = field(
        default=Fraction("6"),
        metadata=_facts(
            "scored moments",
            "From here on a scenario needs a twin, and more than one way to pass.",
            "ours, after Krumm",
        ),
    )
    reply_words: Fraction = field(
        default=Fraction("40"), metadata=_facts("words", "A reply has at most this many.")
    )
    line_words: Fraction = field(
        default=Fraction("90"),
        metadata=_facts("words", "What the customer says has at most this many."),
    )
    reading_grade: Fraction = field(
        default=Fraction("9"),
        metadata=_facts(
            "school years", "The reading grade (Flesch-Kincaid) of a scenario.", most=30
        ),
    )
    screen_columns: Fraction = field(
        default=Fraction("80"),
        metadata=_facts("columns", "How wide the screen is on which every line has to fit."),
    )
    review_months: Fraction = field(
        default=Fraction("12"),
        metadata=_facts(
            "months", "After this long somebody should look at the expectations again."
        ),
    )


_USUAL = Thresholds()


@dataclass(frozen=True, slots=True)
class Row:
    """One threshold as it is printed; `value` and `default` are plain numbers.

    `most` is the largest value that it may have; the smallest is 0.
    """

    name: str
    value: str
    default: str
    unit: str
    means: str
    source: str
    most: int


def rows(thresholds: Thresholds) -> Iterator[Row]:
    """The table, in its order."""
    for known in fields(thresholds):
        yield Row(
            name=_hyphened(known.name),
            value=plain(getattr(thresholds, known.name)),
            default=plain(getattr(_USUAL, known.name)),
            unit=known.metadata["unit"],
            means=known.metadata["means"],
            source=known.metadata["source"],
            most=known.metadata["most"],
        )


def plain(number: Fraction) -> str:
    """A threshold as people write it, such as 40 or 1.25."""
    return f"{float(number):g}"


def pack_schema() -> dict[str, Json]:
    """The JSON Schema of a `pack.yaml` (draft-07)."""
    known: dict[str, Json] = {
        row.name: {
            "type": "number",
            "minimum": 0,
            "maximum": row.most,
            "description": f"{row.means} In {row.unit}; left out: {row.default}.",
        }
        for row in rows(_USUAL)
    }
    listed: dict[str, Json] = {
        "type": "object",
        "description": "The numbers that the checks of this pack go by.",
        "additionalProperties": False,
        "properties": known,
    }
    return {
        "$schema": DRAFT,
        "title": "The settings of a pack of roleplay",
        "type": "object",
        "additionalProperties": False,
        "properties": {_KEY: listed},
    }


UNKNOWN_THRESHOLD = Finding(
    code="F301",
    name="unknown-threshold",
    severity=Severity.ERROR,
    message="There is no threshold called “{name}”.",
    why="The check that was meant would go on with its usual value.",
    help="“roleplay check --thresholds” lists them.",
    bad="thresholds: {reply-wrods: 50}\n",
    good="thresholds: {reply-words: 50}\n",
    kind="pack",
)

WRONG_THRESHOLD = Finding(
    code="F302",
    name="wrong-threshold",
    severity=Severity.ERROR,
    message="“{name}” wants a number from 0 to {most}, not {got}.",
    why="The check could not compare anything with it.",
    help="Write a number such as {default}, which holds when the line is left out.",
    bad="thresholds: {reply-words: about fifty}\n",
    good="thresholds: {reply-words: 50}\n",
    kind="pack",
)

UNKNOWN_PACK_KEY = Finding(
    code="F303",
    name="unknown-pack-key",
    severity=Severity.WARNING,
    message="“{name}” means nothing in pack.yaml.",
    why="What stands below it is not read by anybody.",
    help="Remove it; the key that is read is “thresholds”.",
    bad="treshholds: {reply-words: 50}\n",
    good="thresholds: {reply-words: 50}\n",
    kind="pack",
)

FINDINGS = (UNKNOWN_THRESHOLD, WRONG_THRESHOLD, UNKNOWN_PACK_KEY)


def read_thresholds(data: bytes, file: str) -> tuple[Thresholds, tuple[Diagnostic, ...]]:
    """The thresholds that a `pack.yaml` sets, and what is wrong with it; never raises."""
    parsed = parse(data, file)
    faults = Faults(parsed.origin)
    faults.found.extend(parsed.diagnostics)
    values: dict[str, Fraction] = {}
    root = parsed.origin.root
    if isinstance(root, ListNode) or (isinstance(root, ScalarNode) and root.text):
        _wrong_form(root, PACK_FILE, "“thresholds:” in its first column", faults)
    for entry in _entries(root):
        if entry.key.text != _KEY:
            meant = unmistakable(entry.key.text, [_KEY])
            fix = replacement(faults.origin.span_of(entry.key), meant)
            faults.add(UNKNOWN_PACK_KEY, entry.key, fix=fix, name=entry.key.text)
            continue
        if not isinstance(entry.value, MapNode):
            wants = "names with a number behind each, such as {reply-words: 50}"
            _wrong_form(entry.value, _KEY, wants, faults)
        for each in _entries(entry.value):
            value = _value(each, faults)
            if value is not None:
                values[each.key.text.replace("-", "_")] = value
    return replace(_USUAL, **values), tuple(faults.found)


def _wrong_form(node: Node, key: str, wants: str, faults: Faults) -> None:
    if isinstance(node, ScalarNode):
        got = f"“{short(node.text)}”" if node.text else "nothing"
    else:
        got = "a list"
    faults.add(shape.WRONG_FORM, node, key=key, wants=wants, got=got)


def _entries(node: Node | None) -> list[Entry]:
    return list(node.entries.values()) if isinstance(node, MapNode) else []


def _value(entry: Entry, faults: Faults) -> Fraction | None:
    """The value of one threshold; None where it is reported."""
    name = entry.key.text
    known = {_hyphened(each.name): each for each in fields(Thresholds)}
    if name not in known:
        faults.add(
            UNKNOWN_THRESHOLD,
            entry.key,
            help=suggestion(name, list(known), UNKNOWN_THRESHOLD.help),
            fix=replacement(faults.origin.span_of(entry.key), unmistakable(name, known)),
            name=name,
        )
        return None
    facts = known[name].metadata
    node = entry.value
    if isinstance(node, ScalarNode) and _NUMBER.fullmatch(node.text):
        value = Fraction(node.text)
        if value <= facts["most"]:
            return value
    faults.add(
        WRONG_THRESHOLD,
        node,
        name=name,
        most=facts["most"],
        got=f"“{short(node.text)}”" if isinstance(node, ScalarNode) else "a list or keys",
        default=plain(getattr(_USUAL, known[name].name)),
    )
    return None


def _hyphened(name: str) -> str:
    return name.replace("_", "-")
