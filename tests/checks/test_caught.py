"""The two mistakes that authors make most, each in a file made to be caught."""

import re

from checks.checked import CARD, codes, read
from roleplay.checks import examples
from roleplay.scenario.reader import read_scenario


def test_replies_that_lead_nowhere_are_all_caught():
    """A misspelled name, no way on at all, and a way back on which nothing has changed."""
    reading = read(
        """\
moments:
  opening:
    replies:
      take-number:
        then: the-vale
      other-desk:
        then: another-desk-altogether
  good-bye:
    then:
"""
    )
    assert reading.value is None
    found = [(d.code, d.excerpt.strip()) for d in reading.diagnostics]
    assert ("L101", "then: the-vale") in found
    assert ("L101", "then: another-desk-altogether") in found
    assert [code for code, _ in found].count("G104") == 4
    nowhere = """\
moments:
  the-doubt:
    if-nothing-left: good-bye
    replies:
      one-moment:
        say: Hold on for a minute, please. I'd like to think about that, and I'll be with you.
        then: the-doubt
"""
    assert codes(nowhere) == ["G201"]


def test_best_reply_always_first_is_caught():
    """Each moment's best reply moved to the front, with everything else as it was."""
    one_variant = examples.laid_over(examples.SCENARIO, examples.NO_TWIN_HERE)
    head, moments = one_variant.split("\nmoments:\n")
    best = re.compile(
        r"(    replies:\n)((?:      .*\n)*?)"
        r"(      [a-z-]+:\n        say: .*\n        shows: \[names-the-feeling, owns-it\]\n"
        r"(?:        because: .*\n)?)"
    )
    moved = best.sub(r"\1\3\2", moments)
    assert moved != moments
    text = f"{head}\nmoments:\n{moved}"
    reading = read_scenario(text.encode(), "first.yaml", {"late-parcels": CARD})
    assert reading.value, reading.diagnostics
    assert codes(text) == ["A201"]
