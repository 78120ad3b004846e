"""What is seen around the customer, wherever a scenario is shown to its author."""

from roleplay.authoring.outline import outline
from roleplay.authoring.script import Quote, script
from scenario.samples import read, scorecards

PIECE = """\
moments:
  opening:
    note:
      - {when: temper >= 6, text: Somebody shouts.}
      - {text: The line crackles.}
    customer: Where is my parcel?
    replies:
      own-it: {say: I will find it., shows: [names-the-feeling, owns-it], then: thanks}
      recite: {say: We apologize., shows: [recites-an-apology], then: hung-up}
endings:
  thanks: {outcome: resolved}
  hung-up: {note: The line is dead., outcome: lost}
"""


def test_the_script_has_notes_before_what_the_customer_says():
    card = scorecards()["service-recovery"]
    quotes = [block for block in script(read(PIECE).value, card) if isinstance(block, Quote)]
    texts = [quote.text for quote in quotes]
    at = texts.index("Note: Somebody shouts.")
    assert texts[at : at + 3] == [
        "Note: Somebody shouts.",
        "Note: The line crackles.",
        "Ada Bell: Where is my parcel?",
    ]
    assert quotes[at].when == "when temper >= 6"
    assert "Note: The line is dead." in texts


def test_the_map_shows_a_note_where_the_customer_says_nothing():
    mapped = outline(read(PIECE).value, scorecards()["service-recovery"])
    assert {ending.name: ending.customer for ending in mapped.endings}["hung-up"] == (
        "The line is dead."
    )
    assert mapped.moments[0].customer == "Where is my parcel?"
