"""Whether a condition holds, also where not every value is known."""

from decimal import Decimal

import pytest

from roleplay.scenario.conditions import parse_condition
from roleplay.scenario.evaluate import holds

KNOWN = {
    "temper": 6,
    "price": Decimal("38.5"),
    "limit": 60,
    "cake": "lemon",
    "heard": True,
    "told": False,
    "promised call": True,
    "kept call": False,
}


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        *(("temper < 6", False), ("temper <= 6", True), ("temper > 6", False)),
        *(("temper >= 6", True), ("temper = 6", True), ("temper != 6", False)),
        *(("price > 38", True), ("price <= limit", True), ("price between 38.5 and 40", True)),
        *(("temper between 7 and 10", False), ("temper is below 7", True)),
        *(("cake is lemon", True), ("cake is not lemon", False), ("cake is plum", False)),
        *(("heard", True), ("told", False), ("not told", True)),
        *(("promised call", True), ("kept call", False)),
        *(("heard and temper > 6", False), ("told or temper > 5", True)),
    ],
)
def test_a_condition_holds_as_it_reads(condition, outcome):
    assert holds(parse_condition(condition), KNOWN.__getitem__) is outcome


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [
        *(("mood > 3", None), ("limit > mood", None), ("mood between 1 and 2", None)),
        *(("mood is good", None), ("asked", None), ("not asked", None)),
        *(("promised letter", None), ("kept letter", None)),
        *(("asked and heard", None), ("asked and told", False), ("told and asked", False)),
        *(("asked or heard", True), ("heard or asked", True), ("asked or told", None)),
    ],
)
def test_what_hangs_on_an_unknown_value_is_not_known(condition, outcome):
    assert holds(parse_condition(condition), KNOWN.get) is outcome
