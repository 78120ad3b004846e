"""`roleplay map`: a scenario as a tree."""

import json

import pytest

CAKE = "the-cake-that-never-came"


class TestInTheTerminal:
    def test_shows_every_moment_once_and_where_each_reply_leads(self, roleplay, pack):
        out = roleplay("map", "parcel").out
        assert out.count("\nopening") == 1
        assert out.count("─ number") == 1
        assert "ask-number       → number" in out
        assert "blame-the-driver → ✖ hung-up (lost)" in out

    def test_marks_the_best_path(self, roleplay, pack):
        starred = [
            line.split("★")[1].split()[0]
            for line in roleplay("map", "parcel").out.splitlines()[2:]
            if "★" in line
        ]
        assert starred == ["hear-her", "send-a-mender", "note-her-wish"]

    def test_names_the_outcome_of_each_ending_so_that_no_color_is_needed(self, roleplay, pack):
        result = roleplay("map", "parcel")
        assert "\x1b" not in result.out
        assert "✖ hung-up  lost " in result.out
        assert "+ mended   resolved" in result.out

    def test_says_under_which_condition_it_leads_where(self, roleplay):
        out = roleplay("map", CAKE).out
        assert "→ ~ two-stars (unresolved)  otherwise" in out
        assert "when call.first is table  (best in 8 of 24)" in out
        assert "When temper reaches 10: ✖ hung-up (lost)" in out


class TestInOtherForms:
    def test_json_has_the_documented_keys(self, roleplay, pack):
        drawn = json.loads(roleplay("map", "parcel", "--format", "json").out)
        assert drawn["version"] == 1
        assert (drawn["id"], drawn["start"], drawn["variants"]) == ("parcel", "opening", 1)
        opening = drawn["moments"][0]
        assert opening["name"] == "opening"
        assert [reply["name"] for reply in opening["replies"] if reply["best_in"]] == ["hear-her"]
        assert opening["replies"][2]["ways"] == [
            {"to": "hung-up", "when": "", "best": False, "back": False}
        ]
        assert {e["name"]: e["outcome"] for e in drawn["endings"]} == {
            "mended": "resolved",
            "hung-up": "lost",
        }

    def test_mermaid_draws_the_best_path_thick_and_keeps_its_own_signs_out_of_texts(
        self, roleplay, pack
    ):
        path = pack / "scenarios" / "parcel.yaml"
        path.write_text(path.read_text("utf-8").replace("All right.", 'A "]; end | <b>'))
        out = roleplay("map", "parcel", "--format", "mermaid").out
        assert out.startswith("flowchart TD\n")
        assert '==>|"★ hear-her"|' in out
        assert '-->|"ask-number"|' in out
        assert "A #34;#93;#59; end #124; #60;b#62;" in out

    def test_svg_is_one_picture(self, roleplay, pack):
        out = roleplay("map", "parcel", "--format", "svg").out
        assert out.startswith("<svg ")
        assert out.endswith("</svg>\n")

    @pytest.mark.parametrize("form", ["text", "mermaid", "svg", "json"])
    def test_can_be_written_to_a_file(self, roleplay, pack, form):
        printed = roleplay("map", "parcel", "--format", form).out
        result = roleplay("map", "parcel", "--format", form, "-o", "map.out")
        assert (result.status, result.out) == (0, "")
        assert "map.out" in result.err
        assert (pack / "map.out").read_text("utf-8") == printed


class TestWhatCannotBeDrawn:
    def test_a_scenario_that_is_not_there(self, roleplay, pack):
        result = roleplay("map", "parcl")
        assert (result.status, result.out) == (2, "")
        assert "parcel" in result.err

    def test_a_file_with_faults_is_told_with_its_faults(self, roleplay, pack):
        path = pack / "scenarios" / "parcel.yaml"
        path.write_text(path.read_text("utf-8").replace("then: number", "then: nmber"))
        result = roleplay("map", "scenarios/parcel.yaml")
        assert (result.status, result.out) == (1, "")
        assert "nmber" in result.err

    def test_never_over_the_scenario_itself(self, roleplay, pack):
        path = pack / "scenarios" / "parcel.yaml"
        before = path.read_text("utf-8")
        result = roleplay("map", "parcel", "-o", path)
        assert result.status == 2
        assert path.read_text("utf-8") == before

    def test_into_a_folder_that_is_not_there(self, roleplay, pack):
        result = roleplay("map", "parcel", "-o", "no/such/map.svg")
        assert result.status == 2
        assert "map.svg" in result.err
        assert "Traceback" not in result.err
