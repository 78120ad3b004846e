"""Which reply is best is told by the facts that decide it, and by no others."""

from roleplay.authoring.deciding import Deciding, deciding
from roleplay.authoring.variants import best_paths
from small import read

DRAWN = """
briefing: {{authority: {{refund: 60}}}}
vary:
  name: [Ada, Ben]
  case:
    - {{price: 40, why: storm}}
    - {{price: 90, why: storm}}
    - {{price: 40, why: crew}}
    - {{price: 90, why: crew}}
moments:
  one:
    customer: "{{name}}: {{case.price}}?"
    replies:
      refund:
        say: Here.
        spends: {{refund: case.price}}
        shows: [hears, mends]
        because: It does.
        then: done
      ask:
        say: I ask.
        shows: {ask}
        because: It does.
        then: done
"""


def told(ask: str) -> list[Deciding]:
    return list(deciding(best_paths(*read(DRAWN.format(ask=ask)))))


def test_only_the_fact_that_decides_is_named():
    assert told("[hears, promises]") == [
        Deciding("one", (("refund", "case.price is 40"), ("ask", "case.price is 90")))
    ]


def test_two_facts_are_named_where_only_both_decide():
    either = (
        "[{when: case.why is crew, behavior: hears}, {when: case.why is crew, behavior: mends}]"
    )
    (found,) = told(either)
    assert dict(found.replies)["ask"] == "case.price is 90 and case.why is crew"


def test_what_is_best_in_every_variant_has_no_condition():
    piece = DRAWN.format(ask="[promises]").replace(
        "case.price}\n        shows", "10}\n        shows"
    )
    (found,) = deciding(best_paths(*read(piece)))
    assert found.replies == (("refund", ""),)
