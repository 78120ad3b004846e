"""Reading scenarios and scorecards: what comes out of a good file."""

import datetime
import hashlib
from decimal import Decimal

import pytest

from roleplay.scenario import scenario_keys, scorecard_keys
from roleplay.scenario.conditions import All, Compare, Flag, IsText, Not
from roleplay.scenario.findings import examples
from roleplay.scenario.model import (
    Channel,
    DrawnItem,
    Mood,
    Outcome,
    Placeholder,
    Speaker,
    VariableAmount,
)
from roleplay.scenario.nodes import ListNode, MapNode
from roleplay.scenario.reader import read_scenario, read_scorecard
from roleplay.scenario.record import Record
from roleplay.scenario.shape import ByForm, MapOf
from scenario.samples import (
    SCENARIO,
    SCORECARD,
    full_scorecards,
    overlaid,
    read,
    read_card,
    scorecards,
)


@pytest.fixture(scope="module")
def cake():
    reading = read_scenario(SCENARIO.encode(), "scenarios/some-file.yaml", full_scorecards())
    assert reading.diagnostics == ()
    return reading.value


@pytest.fixture(scope="module")
def card():
    return read_scorecard(SCORECARD.encode(), "scorecards/some-file.yaml").value


def wordings(passage):
    return [[str(text) for text in a.wordings] for a in passage.alternatives]


def test_the_head_of_a_scenario_is_read(cake):
    assert (cake.id, cake.title, cake.scorecard, cake.level) == (
        *("late-cake", "The cake that never came", "service-recovery", 1),
    )
    assert cake.summary == "A birthday cake missed its slot."
    assert (cake.industry, cake.practices, cake.tags) == (
        *("bakery", ("P3", "P5", "P9"), ("birthday",)),
    )
    assert cake.reviewed == datetime.date(2026, 11, 1)
    assert (cake.frequency, cake.language, cake.currency) == ("weekly", "en-GB", "EUR")
    assert (cake.off_script, cake.minutes, cake.start) == (True, 6, "opening")
    assert cake.accept == {"L502": "Not yet."}
    assert cake.flags == {"courier-sent", "told", "heard"}
    assert cake.promises == {"call-back", "letter"}


def test_the_digest_is_that_of_the_bytes(cake, card):
    assert cake.digest == hashlib.sha256(SCENARIO.encode()).hexdigest()
    assert card.digest == hashlib.sha256(SCORECARD.encode()).hexdigest()


def test_the_customer_is_read(cake):
    customer = cake.customer
    assert (customer.name, customer.mood, customer.channel) == (
        *("Daniel Osei", Mood.ANGRY, Channel.PHONE),
    )
    assert (customer.temper, customer.trust, customer.confusion) == (8, 3, 1)
    assert wordings(customer.waited) == [["12 minutes"]]
    assert wordings(customer.about) == [
        ["Orders the big one every year."],
        ["Orders every birthday from you."],
    ]
    assert customer.worth == Decimal("220.50")
    assert customer.walks_out == "hung-up"


@pytest.mark.parametrize(
    ("mood", "meters"),
    [("angry", (7, 3, 2)), ("confused", (3, 5, 7)), ("complaining", (5, 2, 2))],
)
def test_the_mood_sets_the_meters_that_the_file_leaves_out(mood, meters):
    reading = read(f"customer: {{name: Ada, mood: {mood}, channel: chat}}\n")
    customer = reading.value.customer
    assert (customer.temper, customer.trust, customer.confusion) == meters


def test_briefing_and_what_went_before_are_read(cake):
    assert wordings(cake.briefing.you) == [["You answer the phone at Bright Bakery."]]
    assert [wordings(fact)[0][0][:10] for fact in cake.briefing.facts] == [
        *("The driver", "For a {cak"),
    ]
    assert cake.briefing.authority == {"refund": 60, "goodwill": Decimal("15.5")}
    assert [line.speaker for line in cake.before] == [
        *(Speaker.BOT, Speaker.CUSTOMER, Speaker.COLLEAGUE, Speaker.YOU, Speaker.NOTE),
    ]
    assert wordings(cake.before[4].text) == [["He is put through."]]


def test_variables_are_texts_or_numbers_and_may_be_drawn_together(cake):
    plain, together = cake.vary
    assert plain.name == "cake"
    assert plain.items[1] == {"cake": DrawnItem("lemon cake", None)}
    assert together.items[1] == {
        "case.price": DrawnItem("85", 85),
        "case.shelf": DrawnItem("the shelf is empty", None),
    }


def test_digits_in_quotes_are_a_text_and_keep_their_zeros():
    reading = read(
        'vary:\n  phone: ["0123", "0456"]\n  pin: [007, 012]\n'
        "briefing:\n  you: Call {phone} with {pin}.\n"
    )
    phone, pin = reading.value.vary
    assert phone.items[0]["phone"] == DrawnItem("0123", None)
    assert pin.items[0]["pin"] == DrawnItem("007", 7)


def test_a_moment_is_read(cake):
    opening, what_now = cake.moments["opening"], cake.moments["what-now"]
    assert wordings(opening.customer) == [
        [
            "I ordered a cake for two o'clock, and it is ten past three.\n"
            "What kind of business is this?"
        ]
    ]
    assert wordings(opening.note) == [["The line of {customer} crackles."]]
    assert what_now.note is None
    assert list(opening.replies) == ["own-it", "look-up", "ask-number"]
    assert (what_now.seconds, what_now.silence) == (45, "dead-air")
    assert (what_now.if_nothing_left, opening.if_nothing_left) == ("hung-up", None)
    assert opening.accept == {"G110": "There are two."}
    first, last = what_now.customer.alternatives
    assert isinstance(first.when, Compare)
    assert last.when is None


def test_a_reply_is_read(cake):
    own, look_up, ask = cake.moments["opening"].replies.values()
    assert wordings(own.say)[0][1] == "No {cake} on a birthday, {customer}. I'd be furious."
    assert own.say.alternatives[0].wordings[1].parts[1] == Placeholder("cake")
    assert own.moves == {"temper": -1, "trust": 1, "confusion": 0}
    assert wordings(own.because) == [["Names the feeling and its cause."]]
    assert wordings(own.reaction) == [["Well. Yes."]]
    assert [show.behavior for show in own.shows] == ["names-the-feeling"]
    assert own.accept == {"G110": "Nothing to see."}
    assert (look_up.say, wordings(look_up.do)) == (None, [["Look up the order."]])
    first, last = look_up.then
    assert isinstance(first.when, All)
    assert isinstance(first.when.conditions[1], Not)
    assert (first.to, last.to, last.when) == ("what-now", "hung-up", None)
    assert ask.shows[1].behavior == "crosses-the-line"
    assert isinstance(ask.shows[1].when, Compare)


def test_a_reply_without_then_has_that_of_its_moment(cake):
    assert [route.to for route in cake.moments["opening"].replies["ask-number"].then] == ["hung-up"]


def test_spending_remembering_and_promising_are_read(cake):
    courier = cake.moments["what-now"].replies["courier"]
    assert courier.spends == {"refund": VariableAmount("case.price"), "goodwill": 5}
    assert courier.remember == ("courier-sent", "told")
    assert courier.promise == ("call-back", "letter")
    assert cake.moments["later"].replies["call-now"].keep == ("call-back",)
    assert wordings(courier.say)[0] == [
        *("A courier leaves with the {cake} now.", "The {cake} is on its way."),
    ]
    assert isinstance(courier.say.alternatives[0].when, IsText)


def test_a_number_that_is_a_number_becomes_a_comparison(cake):
    when = cake.moments["what-now"].replies["courier"].when
    assert isinstance(when, Compare)
    assert (when.name.name, when.op, when.operand) == ("case.price", "=", 38)


def test_endings_are_read(cake):
    closing, hung_up = cake.endings["closing"], cake.endings["hung-up"]
    assert (closing.outcome, hung_up.outcome) == (Outcome.RECOVERED, Outcome.LOST)
    assert (closing.stays, closing.recommends) == (True, True)
    assert (hung_up.stays, hung_up.recommends) == (False, False)
    assert wordings(closing.review) == [["Four stars."]]
    assert closing.keep == ("call-back", "letter")
    assert wordings(hung_up.customer) == [["*click*"]]
    assert (closing.note, wordings(hung_up.note)) == (None, [["The line is dead."]])
    assert isinstance(closing.customer.alternatives[0].when.conditions[0], Flag)


def test_a_scorecard_is_read(card):
    assert (card.id, card.title) == ("recovery-card", "Service recovery")
    assert (card.pass_overall, card.pass_each) == (75, 60)
    assert [d.weight for d in card.dimensions.values()] == [35, 35, 30]
    assert card.dimensions["empathy"].asks == "Does this person feel heard?"
    assert card.dimensions["empowerment"].over_authority == "crosses-the-line"
    blames, recites = card.behaviors["blames-the-customer"], card.behaviors["recites-an-apology"]
    assert (blames.level, blames.critical, blames.means) == (0, True, "Blames.")
    assert blames.moves == {"temper": 3, "trust": -2, "confusion": 1}
    assert (recites.critical, recites.moves, recites.tags) == (False, {}, ("formula",))
    owned = card.behaviors["owned-fix-with-time"]
    assert (owned.needs, owned.otherwise) == ("heard", "fixes-before-hearing")
    assert card.behaviors["names-the-feeling"].sets == ("heard",)
    assert owned.dimension == "recovery"


def test_a_scorecard_passes_at_eighty_and_seventy_where_it_does_not_say():
    card = read_card("").value
    assert (card.pass_overall, card.pass_each) == (80, 70)


@pytest.mark.parametrize(
    ("file", "id_"),
    [
        ("late-parcel.yaml", "late-parcel"),
        ("/home/ada/scenarios/late-parcel.yaml", "late-parcel"),
        ("C:\\scenarios\\late-parcel.yml", "late-parcel"),
    ],
)
def test_the_id_is_the_stem_of_the_file_unless_the_file_says_another(file, id_):
    assert read_scenario(overlaid(""), file, scorecards()).value.id == id_
    assert read_scenario(overlaid("id: other\n"), file, scorecards()).value.id == "other"
    assert read_scorecard(examples.SCORECARD.encode(), file).value.id == id_


@pytest.mark.parametrize(
    "text", ["no", "on", "3:10", "2026-11-01", "007", "null", "~", "1e3", "0x1F", "true", "1_000"]
)
def test_a_text_is_what_the_author_sees(text):
    reading = read(f"title: {text}\nbriefing:\n  you: {text}\n  facts: [{text}]\n")
    assert reading.diagnostics == ()
    assert reading.value.title == text
    assert wordings(reading.value.briefing.you) == [[text]]
    assert wordings(reading.value.briefing.facts[0]) == [[text]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [(word, True) for word in ("yes", "Yes", "YES", "true", "True", "TRUE", '"yes"')]
    + [(word, False) for word in ("no", "No", "NO", "false", "False", "FALSE", "'no'")],
)
def test_a_yes_or_no_is_read_in_lower_title_and_upper_case(written, meant):
    assert read(f"off-script: {written}\n").value.off_script is meant


@pytest.mark.parametrize("name", ["no", "on", "yes", "true", "a1", "null"])
def test_a_moment_may_have_any_name_in_lower_case(name):
    reading = read(
        f"start: {name}\nmoments:\n  {name}:\n    replies:\n"
        "      a: {say: I am sorry., then: thanks}\n      b: {say: No., then: hung-up}\n"
    )
    assert reading.diagnostics == ()
    assert reading.value.start == name


def test_a_folded_text_and_a_block_lose_only_their_last_line_end():
    reading = read(
        "briefing:\n  you: |\n    One.\n\n    Two.\n  facts:\n    - >\n      a\n      b\n"
    )
    assert wordings(reading.value.briefing.you) == [["One.\n\nTwo."]]
    assert wordings(reading.value.briefing.facts[0]) == [["a b"]]


@pytest.mark.parametrize("text", ["a { b", "a } b", "a {\n\n      b} c", "{", "}{"])
def test_a_bracket_that_is_no_placeholder_is_a_bracket(text):
    reading = read(f"briefing:\n  you: |\n      {text}\n")
    assert reading.diagnostics == ()
    assert all(
        isinstance(part, str)
        for part in reading.value.briefing.you.alternatives[0].wordings[0].parts
    )


def test_a_scenario_knows_where_its_parts_stand(cake):
    span = cake.origin.span("moments", "opening", "replies", "own-it")
    assert cake.origin.excerpt(span).strip() == "own-it:"


def parts(kind):
    """The kinds that a kind is made of."""
    if isinstance(kind, Record):
        return [field.kind for field in kind.fields]
    names = ("item", "value", "single", "other", "keyed")
    return [getattr(kind, name) for name in names if hasattr(kind, name)]


def every_key(kind):
    """All keys of the tables in a kind, each with the title of its table."""
    own = {(kind.title, field.name) for field in kind.fields} if isinstance(kind, Record) else set()
    return own.union(*(every_key(part) for part in parts(kind)))


def used_keys(kind, node):
    """The keys of the tables in a kind that a tree uses."""
    if isinstance(kind, Record):
        entries = node.entries.values() if isinstance(node, MapNode) else ()
        own = {(kind.title, entry.key.text) for entry in entries}
        below = [(kind.by_name[entry.key.text].kind, entry.value) for entry in entries]
        return own.union(*(used_keys(*pair) for pair in below))
    if isinstance(kind, MapOf):
        if not isinstance(node, MapNode):
            return set()
        values = [entry.value for entry in node.entries.values()]
    elif isinstance(node, ListNode) and not isinstance(kind, ByForm):
        values = node.items
    else:
        values = [node]
    return set().union(*(used_keys(part, value) for part in parts(kind) for value in values))


def test_the_samples_use_every_key_there_is(cake, card):
    """So that the tests above would see a key that the reader forgets."""
    for table, sample in ((scenario_keys.SCENARIO, cake), (scorecard_keys.SCORECARD, card)):
        assert every_key(table) - used_keys(table, sample.origin.root) == set()
