"""Playing in lines: for pipes, screen readers and dumb terminals, and to script it."""

import pytest

PERFECT = "hear-her\npay-now\nnote-her-wish\n\n"


def test_a_whole_conversation_from_briefing_to_debrief(roleplay, pack):
    result = roleplay("play", "parcel", "--plain", "--seed", "1", typed=PERFECT)
    assert (result.status, result.err) == (0, "")
    order = [
        "The parcel that came open",
        "Briefing",
        "Maren Holt: The parcel came open",
        "You: Your mother's cup",
        "How the customer left",
        "Resolved.",
        "Passed: 100 % overall.",
        "Reply 1, opening: cost nothing",
    ]
    places = [result.out.index(text) for text in order]
    assert places == sorted(places)


def test_replies_are_chosen_by_number_or_by_name(roleplay, pack):
    roleplay("play", "parcel", "--plain", typed="q\n")
    same = ("play", "parcel", "--plain", "--seed", "1", "--mode", "plain")
    by_name = roleplay(*same, "--trainee", "Kim", typed=PERFECT).out
    listed = [line for line in by_name.splitlines() if line[:3] in ("1. ", "2. ", "3. ")]
    number = next(line[0] for line in listed if "Your mother's cup" in line)
    answers = PERFECT.replace("hear-her", number)
    by_number = roleplay(*same, "--trainee", "Lee", typed=answers).out
    assert by_number == by_name


def test_equal_seeds_play_alike(roleplay, pack):
    roleplay("play", "parcel", "--plain", typed="q\n")
    first, again = (
        roleplay(
            *("play", "parcel", "--plain", "--seed", "5", "--trainee", trainee),
            typed="1\n1\n1\n1\n1\n",
        ).out
        for trainee in ("Kim", "Lee")
    )
    assert first == again


@pytest.mark.parametrize(
    "absurd", ["0", "9", "", "hear her", "🎂", "-1", "1.5", "\x1b[A", "a" * 5000]
)
def test_an_answer_that_is_no_reply_is_asked_again(roleplay, pack, absurd):
    result = roleplay("play", "parcel", "--plain", "--seed", "1", typed=f"{absurd}\n" + PERFECT)
    assert result.status == 0
    assert "Type a number from 1 to" in result.out
    assert "\x1b" not in result.out
    assert "Passed: 100 % overall." in result.out


def test_briefing_and_help_are_one_key_away(roleplay, pack):
    out = roleplay("play", "parcel", "--plain", "--seed", "1", typed="?\nb\n" + PERFECT).out
    assert out.count("Briefing") == 2
    assert "Type the number or the name of a reply" in out


@pytest.mark.parametrize("leaving", ["q\n", ""])
def test_leaving_in_the_middle_loses_nothing(roleplay, pack, leaving):
    left = roleplay("play", "parcel", "--plain", "--seed", "1", typed="hear-her\n" + leaving)
    assert left.status == 0
    assert "Nothing is lost" in left.out
    on = roleplay("play", "parcel", "--plain", typed="y\npay-now\nnote-her-wish\n")
    assert "You go on after 1 repl" in on.out
    assert "Your mother's cup" in on.out
    assert "Passed: 100 % overall." in on.out


def test_beginning_anew_is_possible_too(roleplay, pack):
    roleplay("play", "parcel", "--plain", "--seed", "1", typed="hear-her\n")
    new = roleplay("play", "parcel", "--plain", typed="n\nblame-the-driver\n")
    assert "You lost this customer" in new.out
    again = roleplay("play", "parcel", "--plain", typed="blame-the-driver\n")
    assert "Go on there?" not in again.out


def test_a_prediction_stands_beside_the_score(roleplay, pack):
    replies = "blame-the-driver\nabout half\n101\n50 %\n"
    out = roleplay("play", "parcel", "--plain", "--seed", "1", typed=replies).out
    assert "You predicted 50 %, 50 higher than it is." in out


def test_a_weak_reply_is_shown_with_its_cost_its_reason_and_the_model(roleplay, pack):
    out = roleplay(
        "play", "parcel", "--plain", "--seed", "1", typed="hear-her\npass-it-on\ngoodbye\n\n"
    ).out
    assert "Costliest decision: reply 2, “" in out
    assert "pass-it-on" not in out
    assert "The model reply: A mender who works in porcelain" in out
    assert "Why: Mends the thing itself, with a time." in out


def test_a_scenario_can_be_named_by_its_file(roleplay, pack):
    result = roleplay("play", "scenarios/parcel.yaml", "--plain", typed="blame-the-driver\n")
    assert "You lost this customer" in result.out


def test_a_name_that_is_not_there_gets_a_suggestion(roleplay, pack):
    result = roleplay("play", "parcle", "--plain")
    assert result.status == 2
    assert "Did you mean “parcel”?" in result.err


def test_a_file_with_faults_is_not_played_and_its_faults_are_shown(roleplay, pack):
    path = pack / "scenarios" / "parcel.yaml"
    path.write_text(path.read_text().replace("then: number", "then: nmber"))
    result = roleplay("play", "parcel", "--plain")
    assert result.status == 1
    assert "scenarios/parcel.yaml:" in result.err
    assert result.out == ""


def test_hostile_text_is_shown_and_never_obeyed(roleplay, pack):
    path = pack / "scenarios" / "parcel.yaml"
    hostile = "'[red]Well[/] [/] \\x1b[31m 😀 %s'"
    path.write_text(path.read_text().replace("So what happens now?", hostile))
    out = roleplay("play", "parcel", "--plain", "--seed", "1", typed=PERFECT).out
    assert "[red]Well[/] [/]" in out
    assert "\x1b" not in out


def test_without_a_terminal_or_a_name_it_says_what_to_type(roleplay):
    result = roleplay("play")
    assert result.status == 2
    assert "roleplay list" in result.err
    assert roleplay().status == 2


def test_the_first_run_says_what_is_kept_and_who_can_see_it(roleplay, pack):
    first = roleplay("play", "parcel", "--plain", typed="q\n").out
    assert "Nothing leaves this machine" in first
    assert (
        "Nothing leaves this machine" not in roleplay("play", "parcel", "--plain", typed="q\n").out
    )


@pytest.mark.parametrize("change", ["removed", "broken"])
def test_a_conversation_goes_on_although_its_file_is_gone(roleplay, pack, change):
    roleplay("play", "parcel", "--plain", "--seed", "1", typed="hear-her\n")
    path = pack / "scenarios" / "parcel.yaml"
    if change == "removed":
        path.unlink()
    else:
        path.write_text("titel: X\n")
    on = roleplay("play", "parcel", "--plain", typed="y\npay-now\nnote-her-wish\n")
    assert "Passed: 100 % overall." in on.out


def test_whether_to_go_on_is_asked_until_it_is_answered(roleplay, pack):
    roleplay("play", "parcel", "--plain", "--seed", "1", typed="hear-her\n")
    on = roleplay("play", "parcel", "--plain", typed="q?\ny\npay-now\nnote-her-wish\n")
    assert "Type y to go on there" in on.out
    assert "Passed: 100 % overall." in on.out


def test_coached_the_reaction_comes_first_and_the_coach_gives_no_points(roleplay, pack):
    typed = "hear-her\npass-it-on\ngoodbye\n\n"
    out = roleplay("play", "parcel", "--plain", "--seed", "1", typed=typed).out
    played = out[: out.index("How the customer left")]
    assert "Coached: after each reply, a coach says what it showed." in played
    assert "Better: “A mender who works in porcelain" in played
    assert played.index("So what happens now?") < played.index("Coach: ")
    assert "points" not in played
    assert (
        "Coach: "
        not in roleplay(
            "play", "parcel", "--plain", "--seed", "1", "--mode", "plain", typed=typed
        ).out
    )


def test_own_words_are_asked_for_first_and_stand_in_the_debrief(roleplay, pack, monkeypatch):
    monkeypatch.setenv("ROLEPLAY_OWN_WORDS", "yes")
    typed = "I hear you [/]\nhear-her\n\npay-now\n\nnote-her-wish\n\n"
    out = roleplay("play", "parcel", "--plain", "--seed", "1", typed=typed).out
    assert out.index("in your own words?") < out.index("1. ")
    assert "Your own words: “I hear you [/]”" in out
    assert out.count("Your own words: ") == 1


def test_a_rule_that_stops_somebody_is_told_in_the_conversation(roleplay, pack):
    typed = "?\nr\n\nr\nThe 60 euro limit\n" + PERFECT
    out = roleplay("play", "parcel", "--plain", "--seed", "1", typed=typed).out
    assert "r: a rule stops you from helping" in out
    assert "Kept, with this moment." in out
    told = roleplay("suggestions").out
    assert "The 60 euro limit" in told
    assert "at The parcel that came open, opening" in told


def test_a_rule_of_ones_own_is_shown_before_the_next_attempt(roleplay, pack):
    roleplay("play", "parcel", "--plain", "--seed", "1", typed=PERFECT + "First hear, then help\n")
    again = roleplay("play", "parcel", "--plain", typed="q\n").out
    assert "Your rule from before: “First hear, then help”" in again


def test_what_is_said_in_ones_own_words_is_no_book_and_the_conversation_goes_on(
    roleplay, pack, monkeypatch
):
    monkeypatch.setenv("ROLEPLAY_OWN_WORDS", "yes")
    book = "x" * 2001
    typed = f"{book}\nr\n{book}\nhear-her\n\npay-now\n\nnote-her-wish\n\n{book}\n"
    said = roleplay("play", "parcel", "--plain", "--seed", "1", typed=typed)
    assert (said.status, said.err) == (0, "")
    for what in ("reply", "suggestion", "rule"):
        assert f"A {what} has at most 2,000 characters" in said.out
    assert "Kept" not in said.out


def test_a_debrief_says_when_it_comes_back_and_how_it_was_before(roleplay, pack):
    first = roleplay("play", "parcel", "--plain", "--seed", "1", typed=PERFECT).out
    assert "Back in " in first
    assert "Beside your attempts before" not in first
    again = roleplay("play", "parcel", "--plain", "--seed", "1", typed=PERFECT).out
    assert "this one: overall 100 %" in again


def test_timed_is_not_for_lines_and_an_unknown_mode_is_told(roleplay, pack):
    timed = roleplay("play", "parcel", "--plain", "--mode", "timed")
    assert timed.status == 2
    assert "cannot be played timed" in timed.err
    assert roleplay("play", "parcel", "--plain", "--mode", "fast").status == 2


def test_a_level_that_is_not_open_is_played_coached_unless_the_setting_opens_it(
    roleplay, pack, monkeypatch
):
    path = pack / "scenarios" / "parcel.yaml"
    path.write_text(path.read_text().replace("level: 1", "level: 2"))
    refused = roleplay("play", "parcel", "--plain", "--mode", "plain")
    assert refused.status == 2
    assert "Level 2 (practised): not yet." in refused.err
    assert "Coached:" in roleplay("play", "parcel", "--plain", typed="q\n").out
    monkeypatch.setenv("ROLEPLAY_OPEN_LEVELS", "yes")
    opened = roleplay("play", "parcel", "--plain", "--mode", "plain", typed="q\n")
    assert opened.status == 0


def test_an_empty_line_repeats_what_can_be_typed_and_quotes_nothing(roleplay, pack):
    out = roleplay("play", "parcel", "--plain", typed="\n\nq\n").out
    assert "Type a number from 1 to 3, or ? for help." in out
    assert "“”" not in out


def test_the_question_whether_to_go_on_can_be_left(roleplay, pack):
    roleplay("play", "parcel", "--plain", typed="hear-her\nq\n")
    left = roleplay("play", "parcel", "--plain", typed="q\n")
    assert "Go on there?" in left.out
    assert "You left. Nothing is lost" in left.out
