"""What findings tell beyond that something is wrong: which, where, and what would be possible."""

import re

from checks.checked import check_piece
from roleplay.checks import catalog


def told(code):
    (found,) = check_piece(catalog.find(code).bad).diagnostics
    assert found.code == code
    return found


def test_the_longest_replies_are_told_by_moment_with_their_letters():
    message = told("A103").message
    lengths = re.findall(r"“[a-z-]+” ([0-9]+), the others ([0-9]+) at most", message)
    assert message.startswith(f"In {len(lengths)} of 5 moments the longest reply is the best")
    assert lengths
    assert all(int(best) > int(others) for best, others in lengths)


def test_where_a_text_is_never_shown_it_is_told_what_would_be_possible():
    assert re.search(r"; here temper is [0-9, ]+(or|to) [0-9]+\.$", told("X102").message)


def test_where_a_reply_is_never_offered_it_is_told_what_would_be_possible():
    assert re.search(r"; here temper is [0-9]", told("X101").message)


PITY = """\
moments:
  the-veil:
    replies:
      insured:
        remember: trusted-us
      pity:
        when: trusted-us and not trusted-us
"""


def test_a_meter_is_told_only_where_the_condition_reads_it_and_not_where_a_name_holds_its_name():
    assert all("trust is" not in found.message for found in check_piece(PITY).diagnostics)


WENT = """\
moments:
  good-bye:
    then: [{when: trust > 5, to: delighted}, {to: thanks}]
endings:
  delighted: {outcome: recovered}
"""


def test_what_is_read_between_two_moments_has_no_values_of_a_moment():
    piece = WENT.replace("when: trust > 5", "when: trust > 5 or temper > 9")
    (found,) = check_piece(piece).diagnostics
    assert "here" not in found.message


REACTION = """\
moments:
  opening:
    replies:
      own-it:
        reaction:
          - {when: temper > 9, text: Do not shout at me!}
          - {text: Good.}
"""


def test_of_a_reaction_no_values_are_told_as_it_stands_after_the_moment():
    (found,) = check_piece(REACTION).diagnostics
    assert found.code == "X102"
    assert "here" not in found.message


def test_two_gifts_that_add_up_to_more_than_is_allowed_are_told_at_the_second():
    found = told("X206")
    assert found.message.startswith(
        "“trust-me” gives 15 of “goodwill”, and the best replies on the way to it have given 15: "
        "together more than the 20 allowed"
    )
    assert "spends" in found.excerpt


def test_a_gift_that_is_too_large_by_itself_is_no_matter_of_adding_up():
    alone = catalog.find("X206").bad.replace("spends: {goodwill: 15}", "spends: {goodwill: 25}")
    assert "X206" not in [found.code for found in check_piece(alone).diagnostics]


def test_gifts_that_fit_together_are_fine():
    assert not check_piece(catalog.find("X206").bad.replace("20}", "30}")).diagnostics


def test_a_dimension_that_is_hardly_at_stake_is_told_with_the_way_out():
    found = told("S201")
    assert "at stake in 1 of 5 scored moments; it takes 2." in found.message
    assert "copy “late-parcels” under a new name without “recovery”" in found.help
