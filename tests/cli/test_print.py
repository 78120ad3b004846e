"""`roleplay print`: the whole script, to be signed off."""

import html
import re

import pytest
from markdown_it import MarkdownIt

from roleplay.authoring.script import Heading, Paragraph, Quote, Table
from roleplay.library import built_in_folder
from roleplay.reports import script_markdown
from roleplay.scenario.reader import read_scenario, read_scorecard

CAKE = "the-cake-that-never-came"


def cake():
    folder = built_in_folder()
    card = read_scorecard(
        (folder / "scorecards/service-recovery.yaml").read_bytes(), "service-recovery.yaml"
    ).value
    data = (folder / f"scenarios/{CAKE}.yaml").read_bytes()
    return read_scenario(data, f"{CAKE}.yaml", {card.id: card}).value


def everything_said(scenario):
    """All texts that a trainee could ever meet."""
    passages = [scenario.customer.about, scenario.customer.waited, scenario.briefing.you]
    passages += [*scenario.briefing.facts, *(line.text for line in scenario.before)]
    for moment in scenario.moments.values():
        passages.append(moment.customer)
        for reply in moment.replies.values():
            passages += [reply.say, reply.do, reply.because, reply.reaction]
    for ending in scenario.endings.values():
        passages += [ending.customer, ending.review]
    for passage in passages:
        for alternative in passage.alternatives if passage else ():
            yield from map(str, alternative.wordings)


def plain(markdown):
    """Markdown as the words a reader sees."""
    return re.sub(r"\\(.)", r"\1", markdown).replace("<br>", "\n")


def test_every_text_and_every_name_of_the_scenario_is_in_it(roleplay):
    out = plain(roleplay("print", CAKE).out)
    page = html.unescape(roleplay("print", CAKE, "--format", "html").out)
    scenario = cake()
    for text in everything_said(scenario):
        assert text in out
        assert text in page
    for moment in scenario.moments.values():
        for reply in moment.replies.values():
            assert re.search(rf"^#### (★ )?{reply.name}$", out, re.MULTILINE)


def test_a_reply_has_its_levels_its_reason_and_where_it_leads(roleplay, pack):
    out = roleplay("print", "parcel").out
    own = out[out.index("#### ★ hear-her") : out.index("#### ask-number")]
    assert "- **listening:** 3 of 4: says-it-back-and-why" in own
    assert "- **repair:** 0 of 4" in own
    assert "- **Why:** Says what it was and why it hurts before anything else." in own
    assert "- **Leads to:** mend" in own


def test_what_depends_on_the_variant_says_on_what(roleplay):
    out = roleplay("print", CAKE).out
    assert "- **Fact, when case.shelf is full:** A second {cake}" in out
    assert "## Which reply is best, and when" in out
    assert "- **doubt, when party.heart is candles:** i-ring-you" in out
    assert "- **recovery, when case.shelf is full:** 0 of 4: makes-a-false-promise, critical" in out


def test_it_says_which_version_is_signed_and_by_whom(roleplay):
    out = roleplay("print", CAKE).out
    assert cake().digest[:12] in out
    for who in ("Written by", "Manager", "Legal"):
        assert f"| {who} |" in out


def test_behaviors_that_a_reply_can_turn_into_are_explained(roleplay):
    out = roleplay("print", CAKE).out
    for name in ("fixes-before-hearing", "crosses-the-line"):
        assert f"| {name} |" in out
    assert "| explains-plainly |" not in out


HOSTILE = '<script>alert(1)</script> *bold* [link](x) `code` | cell & "quotes" #x'


@pytest.fixture
def hostile_pack(pack):
    path = pack / "scenarios" / "parcel.yaml"
    text = path.read_text("utf-8").replace("All right.", f"'{HOSTILE}'")
    path.write_text(text.replace("Goodbye, then.", f"|\n          {HOSTILE}\n          1. second"))
    return pack


def test_what_people_wrote_is_never_markup(roleplay, hostile_pack):
    page = roleplay("print", "parcel", "--format", "html").out
    assert "<script" not in page
    assert html.escape(HOSTILE) in page
    out = roleplay("print", "parcel").out
    assert "<script" not in out.replace("\\<", "")
    assert r"\*bold\* \[link\](x) \`code\` \| cell & " in out
    assert r"> 1\. second" in out
    assert HOSTILE in plain(out)


def test_only_what_would_be_markup_gets_a_backslash(roleplay, pack):
    """Numbers and comparisons are printed as they were written."""
    path = pack / "scenarios" / "parcel.yaml"
    text = path.read_text("utf-8")
    drawn = "vary: {case: [{price: 45.50}, {price: 210}]}\n"
    text = text.replace("start: opening\n", f"{drawn}start: opening\n")
    said = "{when: case.price <= 100, text: '45.50 is a_b and +49 > 5 & #7'}, {text: x}"
    path.write_text(text.replace("customer: All right.", f"customer: [{said}]"))
    out = roleplay("print", "parcel").out
    assert "| 45.50 |" in out
    assert "> *when case.price <= 100:* Maren Holt: 45.50 is a_b and +49 > 5 & #7\n" in out


@pytest.mark.parametrize(
    "written",
    [
        *("1. one", "12) two", "- three", "+ four", "> five", "# six", "---", "===", "<b>x</b>"),
        *("&lt;", "*x*", "_x_", "a_b_c", "`x`", "[x](y)", "~~x~~", "\\x", "45.50", "-5", "#7"),
        *("x #", "price <= 100 & more"),
    ],
)
def test_markdown_shows_what_was_written(written):
    """As another reader of Markdown sees it: the words, and nothing but the words."""
    read = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for block in (Paragraph(written), Quote(written), Heading(2, written), Table((written,), ())):
        page = read.render(script_markdown.render([block]))
        (inner,) = re.findall(r"<(p|h2|th)>(.*?)</\1>", page, re.DOTALL)
        assert html.unescape(inner[1]) == written


def test_a_page_needs_nothing_from_anywhere(roleplay):
    page = roleplay("print", CAKE, "--format", "html").out
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in page
    assert re.findall(r"(?:src|href|@import|url\()", page) == []


def test_the_name_of_the_file_says_the_form(roleplay, pack):
    assert roleplay("print", "parcel", "-o", "parcel.html").out == ""
    assert (pack / "parcel.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    roleplay("print", "parcel", "-o", "parcel.md")
    assert (pack / "parcel.md").read_text("utf-8").startswith("# The parcel that came open\n")


def test_never_over_the_scenario_itself(roleplay, pack):
    path = pack / "scenarios" / "parcel.yaml"
    before = path.read_bytes()
    assert roleplay("print", path, "-o", path).status == 2
    assert path.read_bytes() == before
