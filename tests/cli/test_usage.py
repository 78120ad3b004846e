"""What is typed and not understood is told in one sentence, with what was probably meant."""

from __future__ import annotations

import pytest

REFUSED = [
    ("--foo", "There is no option --foo. “roleplay --help” lists those there are."),
    ("play --foo", "There is no option --foo of “play”. “roleplay play --help” lists those there"),
    ("play --plan", "There is no option --plan of “play”. Did you mean --plain?"),
    ("play --see", "There is no option --see of “play”. Did you mean --seed?"),
    ("-x", "There is no option -x."),
    ("play a b", "“play” does not know what to do with “b”. Put what belongs together in quotes."),
    ("drill --minutes", "The option --minutes needs a value behind it."),
    ("drill --minutes x", "--minutes is a whole number from 1 to 30."),
    ("drill --minutes 99", "--minutes is a whole number from 1 to 30."),
    ("drill --plain=3", "The option --plain takes no value."),
    ("play --mode shy", "--mode is one of coached, plain, timed."),
    ("config set", "“config set” needs NAME. “roleplay config set --help” shows how."),
    ("map", "“map” needs FILE."),
    ("new", "“new” goes on with one of scenario, scorecard, path, story."),
    ("plya", "There is no command “plya”. Did you mean “play”?"),
    ("story ad", "There is no command “story ad”. Did you mean “story add”?"),
    ("pro'gress", "There is no command “pro'gress”. Did you mean “progress”?"),
    ("trainee re'name", "There is no command “trainee re'name”. Did you mean “trainee rename”?"),
    ("config s'e\"t", "There is no command “config s'e\"t”. Did you mean “config set”?"),
    ("progress --trainee=", "A name needs at least one character."),
    ("--trainee= progress", "A name needs at least one character."),
    ("trainee xyzzy", "There is no command “trainee xyzzy”. “roleplay trainee --help” lists them."),
]


@pytest.mark.parametrize(("typed", "said"), REFUSED, ids=[typed for typed, _ in REFUSED])
def test_a_slip_is_told_in_one_sentence(roleplay, pack, typed: str, said: str) -> None:
    result = roleplay(*typed.split())
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"roleplay: {said}")
    assert result.err.count("\n") == 1


ODD = ["", " ", "x" * 10_000, "\x1b[31m", "‮", "'", "[/x]", "--" + "y" * 10_000, "%s", "{}"]


@pytest.mark.parametrize("odd", ODD, ids=[repr(odd)[:12] for odd in ODD])
@pytest.mark.parametrize(
    "before",
    [
        *("", "play", "drill --habit", "trainee", "trainee export", "trainee rename Kim"),
        *("story add", "story accept", "suggestions add", "suggestions decline", "path start"),
        *("explain", "map", "print", "bots", "check", "preview", "config set", "config set theme"),
        *("config set database", "config unset", "--pack", "progress --trainee", "due --db"),
        *("new scenario", "schema", "list --pack", "story add x --moment", "init"),
    ],
)
def test_whatever_is_typed_it_is_no_traceback(
    roleplay, pack, before: str, odd: str, monkeypatch
) -> None:
    monkeypatch.delenv("ROLEPLAY_DB")
    result = roleplay(*before.split(), odd)
    assert result.status in (0, 1, 2, 3, 4)
    assert "Traceback" not in result.err
    assert "\x1b[31m" not in result.out + result.err
    assert len(result.err) < 15_000


def test_a_name_that_nobody_has_is_told_harmlessly_on_one_line(roleplay, pack) -> None:
    result = roleplay("trainee", "export", "Kim\nroleplay: \x1b[31mdone")
    assert result.err.startswith("roleplay: Nobody called “Kim␊roleplay: ␛[31mdone” practises")
    assert result.err.count("\n") == 1
