"""Tests that want another program: skipped with a reason, counted, and failures on demand."""

import pytest

NEEDY = """
    import pytest

    @pytest.mark.needs("tmux")
    def test_in_a_terminal():
        pass

    @pytest.mark.needs("tmux", "node")
    def test_in_a_terminal_with_node():
        pass

    def test_alone():
        pass
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("ROLEPLAY_TEST_ALL", raising=False)
    pytester.makeconftest('pytest_plugins = ["needs"]')
    pytester.makeini(
        "[pytest]\nmarkers = needs(program)\n"
        "addopts = -p no:xdist -p no:asyncio -p no:textual-snapshot -p no:hypothesispytest"
    )
    pytester.makepyfile(NEEDY)
    return pytester


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch, suite: pytest.Pytester) -> None:
    monkeypatch.setenv("PATH", str(suite.path))


@pytest.fixture
def every_program(monkeypatch: pytest.MonkeyPatch, suite: pytest.Pytester) -> None:
    for name in ("tmux", "node"):
        (suite.path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(suite.path))


def test_a_test_whose_program_is_missing_is_skipped_and_the_summary_says_which(
    suite: pytest.Pytester, no_programs: None
) -> None:
    result = suite.runpytest_inprocess("-rs")
    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(
        [
            "Skipped for want of a program: 2 tests; tmux (2). ROLEPLAY_TEST_ALL=1 makes *",
            "*SKIPPED*needs tmux, which is not installed",
            "*1 passed, 2 skipped*",
        ]
    )


def test_with_roleplay_test_all_a_missing_program_is_a_failure(
    suite: pytest.Pytester, no_programs: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_TEST_ALL", "1")
    result = suite.runpytest_inprocess()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*needs tmux, which is not installed (ROLEPLAY_TEST_ALL=1)*"])
    assert result.parseoutcomes() == {"passed": 1, "errors": 2}


def test_a_test_whose_programs_are_all_there_runs(
    suite: pytest.Pytester, every_program: None
) -> None:
    result = suite.runpytest_inprocess()
    result.assert_outcomes(passed=3)
    result.stdout.no_fnmatch_line("*for want of*")


def test_a_program_that_nobody_described_is_a_mistake_of_the_test(suite: pytest.Pytester) -> None:
    suite.makepyfile('import pytest\n@pytest.mark.needs("abacus")\ndef test_it(): pass')
    result = suite.runpytest_inprocess()
    result.stdout.fnmatch_lines(["*needs.py does not know the program 'abacus'*"])
