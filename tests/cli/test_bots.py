"""`roleplay bots`: what becomes of players who do not listen."""

import json
import re

import pytest

from roleplay.checks.analysis import BOTS

EASY = """
format: roleplay/1
title: Easy
scorecard: listening-and-repair
level: 1
language: {language}
customer: {{name: Ada, mood: angry, channel: phone}}
start: one
moments:
  one:
    customer: Well?
    replies:
      good:
        say: I hear you, and I am truly sorry that this went so wrong for you today.
        shows: [{best}]
        because: It does.
        then: done
      bad: {{say: Next., then: done}}
endings:
  done: {{outcome: resolved}}
"""


@pytest.fixture
def easy(pack):
    """A scenario that can be passed by taking the longest reply."""

    def write(language="en"):
        from roleplay.scenario.reader import read_scorecard

        card = read_scorecard((pack / "scorecards" / "listening-and-repair.yaml").read_bytes(), "c")
        best = max(card.value.behaviors.values(), key=lambda b: (b.level, not b.needs)).name
        (pack / "scenarios" / "easy.yaml").write_text(EASY.format(language=language, best=best))

    return write


def test_the_table_has_the_expert_first_and_every_bot(roleplay, pack):
    told = roleplay("bots", "parcel")
    assert told.status == 0
    assert told.err == ""
    lines = told.out.splitlines()
    heading = ["BOT", "LISTENING", "REPAIR", "OVERALL", "PASSES", "AT WORST", "WORST ENDING"]
    assert re.split(r"  +", lines[0]) == heading
    names = [line.split()[0] for line in lines[1 : lines.index("")]]
    assert names == ["expert", *(bot.name for bot in BOTS)]
    assert lines[1].split()[1:9] == ["100", "%"] * 4


def test_a_file_can_be_named_by_its_path(roleplay, pack):
    path = pack / "scenarios" / "parcel.yaml"
    assert roleplay("bots", path).out == roleplay("bots", "parcel").out


def test_it_says_what_to_do_about_a_bot_that_passes(roleplay, easy):
    easy()
    out = " ".join(roleplay("bots", "easy").out.split())
    assert "Whoever clicks at random passes 50.0 % of the time; 2 % are bearable. Add" in out
    assert "habits pass without reading the customer: “first” (100 %)," in out
    assert "“longest” (100 %)" in out
    assert "write six or more of four replies each" in out
    assert "“First” and “last” go by the order in the file" in out
    assert "“first” scores 100 %, within 25 points of the expert" in out
    assert "No bot passes too often" not in out


def test_the_limits_are_those_of_the_pack(roleplay, easy, pack):
    easy()
    (pack / "pack.yaml").write_text("thresholds: {random-pass: 60}\n")
    assert "Whoever clicks at random" not in roleplay("bots", "easy").out


def test_bots_that_read_only_english_stay_out_of_other_languages(roleplay, easy):
    easy(language="de")
    out = roleplay("bots", "easy").out
    left_out = "Left out, as they read only English: “politest”, “ownership” and “rule-quoter”."
    assert left_out in " ".join(out.split())
    assert "\npolitest" not in out


def test_as_json_every_bot_has_its_chances(roleplay, pack):
    told = json.loads(roleplay("bots", "parcel", "--json").out)
    assert told["version"] == 1
    expert, *others = told["bots"]
    assert expert["name"] == "expert"
    assert expert["scores"] == {"listening": 1.0, "repair": 1.0, "overall": 1.0}
    assert [bot["name"] for bot in others] == [bot.name for bot in BOTS]
    for bot in told["bots"]:
        assert 0 <= bot["pass_probability"] <= 1
        assert sum(bot["endings"].values()) == pytest.approx(1)
        assert bot["worst_ending"] in bot["endings"]
        assert (bot["exact"], bot["error"]) == (True, 0)
        assert bot["worst"] <= bot["scores"]["overall"] <= bot["best"]
        assert all(v["drawn"] is not None and v["draws"] >= 1 for v in bot["variants"])


def test_a_scenario_that_is_not_there_is_refused(roleplay, pack):
    told = roleplay("bots", "parcels")
    assert told.status == 2
    assert "Did you mean “parcel”?" in told.err


def test_a_scenario_with_faults_shows_them(roleplay, pack):
    path = pack / "scenarios" / "parcel.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("then:", "than:"), encoding="utf-8")
    told = roleplay("bots", "parcel")
    assert told.status == 1
    assert "cannot be used until that is mended" in told.err


def test_below_the_table_it_says_what_each_bot_does_and_what_the_columns_mean(roleplay, pack):
    out = roleplay("bots", "parcel").out
    legend = out.split("\n\n")[1].splitlines()
    assert [line.split()[0] for line in legend[1:]] == ["expert", *(bot.name for bot in BOTS)]
    assert re.search(
        r"^most-central +always takes the reply most like the others$", out, re.MULTILINE
    )
    assert "“at worst” the chance in the draw in which a bot passes most often" in " ".join(
        out.split()
    )


def test_what_the_file_accepts_gets_its_reason_and_no_advice(roleplay, easy, pack):
    easy()
    path = pack / "scenarios" / "easy.yaml"
    path.write_text(path.read_text() + "accept: {blind-pass: A warm-up of one moment.}\n")
    out = " ".join(roleplay("bots", "easy").out.split())
    assert "Whoever always takes" not in out
    assert out.count("Accepted in the file (B201): A warm-up of one moment.") == 1
    assert "Whoever clicks at random passes" in out
    assert "No bot passes too often" not in out
