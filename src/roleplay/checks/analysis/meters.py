"""Which values the meters can have where, so that a condition that never decides can be mended."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from roleplay.checks.analysis.bits import VALUES
from roleplay.checks.analysis.reads import scope_of_walk
from roleplay.checks.analysis.rules import Rules
from roleplay.checks.analysis.walk import ROOM, Walker
from roleplay.scenario.model import METERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roleplay.checks.analysis.walk import Walk


def meters(walk: Walk) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """By moment or ending and meter, the values in the states walked; of meters that are read."""
    scope = scope_of_walk(walk.scenario, walk.scorecard)
    met: defaultdict[str, int] = defaultdict(int)
    rows: dict[str, list[int]] = {}
    for variant in walk.variants:
        rules = Rules(walk.scenario, walk.scorecard, variant, scope)
        for place, rests in Walker(rules, None, ROOM).run().items():
            for states in rests.values():
                met[place] |= states
        rows = {
            METERS[meter]: [rules.layout.rows(meter, (value,)) for value in range(VALUES)]
            for meter in scope.meters
        }
    return {
        place: {
            meter: tuple([value for value, row in enumerate(of_meter) if states & row])
            for meter, of_meter in rows.items()
        }
        for place, states in met.items()
    }
