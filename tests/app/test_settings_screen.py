"""Settings on the screen, themes, and changed keys."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from app.stage import at_the_app, played
from roleplay.app import open_roleplay, themes
from roleplay.app.keymap import EVERYWHERE, WITHIN, bound, check, keymap
from roleplay.app.screens.progress import ProgressScreen
from roleplay.app.screens.today import TodayScreen
from roleplay.errors import UserError
from roleplay.settings import SETTINGS, config_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from roleplay.desk import Desk


def kept() -> dict[str, object]:
    return tomllib.loads(config_file().read_text())


def write(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text)


async def test_every_setting_is_shown_with_what_it_means(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("f3", "home")
        for setting in SETTINGS:
            assert setting.name in person.reads
            assert setting.means in person.reads
            await person.press("down")


async def test_what_the_command_line_has_decided_is_in_force_and_told_so(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("f3", "home")
        assert "trainee      Ada" in person.reads
        assert "database     progress.db" in person.reads
        await person.press("enter")
        assert "The option --trainee of the command line decides it" in person.reads


async def test_a_switch_is_turned_on_and_off_and_counts_at_once(desk: Desk) -> None:
    write("# mine\n")
    async with at_the_app(desk) as person:
        await person.press("f3", "home", "down", "down", "down", "enter")
        assert "one-key      yes" in person.reads
        assert desk.settings.one_key
        await person.press("enter")
        assert "one-key      no" in person.reads
        assert kept() == {"one-key": False}
        assert config_file().read_text().startswith("# mine\n")
        await person.press("escape")
        assert isinstance(person.app.screen, TodayScreen)


async def test_what_the_environment_decides_is_changed_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEPLAY_ONE_KEY", "yes")
    async with at_the_app(desk) as person:
        await person.press("f3", "home", "down", "down", "down", "enter")
        assert "The environment variable ROLEPLAY_ONE_KEY decides it." in person.reads
    assert not config_file().exists()


async def test_what_is_typed_is_set_on_the_command_line(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        await person.press("f3", "end", "enter")
        assert "roleplay config set keys.today.drill" in person.reads


async def test_a_file_that_cannot_be_written_is_told(desk: Desk) -> None:
    async with at_the_app(desk) as person:
        config_file().parent.parent.mkdir(parents=True, exist_ok=True)
        config_file().parent.write_text("in the way")
        await person.press("f3")
        assert "That did not work" in person.reads


async def test_the_theme_that_is_chosen_is_kept_and_shown_at_the_next_start(
    make_desk: Callable[..., Desk],
) -> None:
    async with at_the_app(make_desk()) as person:
        assert person.app.theme == "textual-dark"
        await person.press("ctrl+p", *"theme", "enter", *"high-contrast-l", "enter")
        await person.settle()
        assert person.app.theme == "high-contrast-light"
        await person.settle()
    assert kept() == {"theme": "high-contrast-light"}
    async with at_the_app(make_desk()) as person:
        assert person.app.theme == "high-contrast-light"


async def test_opening_the_app_decides_no_theme(
    make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(make_desk()) as person:
        await person.press("p", "escape")
    assert not config_file().exists()
    write('theme = "gone"\n')
    async with at_the_app(make_desk()) as person:
        assert person.app.theme == "textual-dark"
    write('theme = "nord"\n')
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_app(make_desk()) as person:
        assert person.app.theme == "ansi-dark"
    assert kept() == {"theme": "nord"}


def luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
def test_high_contrast_is_seven_to_one_for_every_text(theme) -> None:
    """What WCAG 2.2 asks for at its highest level (success criterion 1.4.6)."""
    colors = theme.to_color_system().generate() | theme.variables
    texts = ["foreground", "foreground-muted", "text-muted", "text-primary", "text-success"]
    texts += ["text-warning", "text-error", "primary", "accent", "success"]
    pairs = [(text, ground) for text in texts for ground in ("background", "surface")]
    pairs += [("foreground", "panel"), ("footer-key-foreground", "panel")]
    pairs.append(("block-cursor-foreground", "block-cursor-background"))
    for text, ground in pairs:
        light = sorted(luminance(Color.parse(colors[name])) for name in (text, ground))
        assert (light[1] + 0.05) / (light[0] + 0.05) >= 7, (text, ground)


@pytest.mark.parametrize("theme", ["textual-light", "high-contrast", "ansi-dark", "ansi-light"])
async def test_curves_are_drawn_in_every_theme(theme: str, desk: Desk) -> None:
    for reply in ("blame-her", "hear-her"):
        played(desk, reply, "courier")
    write(f'theme = "{theme}"\n')
    async with at_the_app(desk) as person:
        await person.press("p", "2")
        assert any("••" in line for line in person.sees)


async def test_a_changed_key_works_and_the_old_one_does_not(desk: Desk) -> None:
    write('[keys]\ntoday.progress = "v"\n')
    async with at_the_app(desk) as person:
        await person.press("p")
        assert isinstance(person.app.screen, TodayScreen)
        await person.press("v")
        assert isinstance(person.app.screen, ProgressScreen)


async def test_texts_name_the_key_that_somebody_has_chosen(desk: Desk) -> None:
    write('[keys]\nbriefing.begin = "f8"\n')
    async with at_the_app(desk) as person:
        await person.press("enter")
        assert "Press f8 when you are ready." in person.reads.replace("F8", "f8")


@pytest.mark.parametrize(
    ("name", "key", "other"),
    [
        ("play.suggest", "1", "replies.number-1"),
        ("replies.down", "b", "drill.briefing"),
        ("debrief.save", "r", "turn.replay"),
        ("library.sort", "ctrl+u", "search.erase-all"),
    ],
)
def test_a_key_that_a_part_of_the_screen_takes_cannot_be_another(
    name: str, key: str, other: str
) -> None:
    with pytest.raises(UserError, match=f"already does something there .{other}"):
        check({name: key})


def test_keys_of_screens_that_never_meet_may_be_the_same() -> None:
    check({"today.drill": "n", "library.filter": "f5", "debrief.next": "d"})


def test_every_part_with_keys_stands_on_a_known_screen() -> None:
    screens = {"ask", "briefing", "debrief", "drill", "filters", "help", "library", "model-path"}
    screens |= {"pause", "play", "predict", "preview", "profiles", "progress", "reading"}
    screens |= {"settings", "story", "today", "write"}
    parts = {each.place for each in bound().values()} - screens
    assert parts <= EVERYWHERE | set(WITHIN)


async def test_what_shares_a_key_keeps_it_when_the_other_gets_a_new_one() -> None:
    assert keymap({"drill.leave": "x"})["drill.back"] == "escape"


def test_no_name_of_a_key_is_the_beginning_of_another() -> None:
    """In TOML, `keys.a` cannot be a key and a table at once."""
    names = list(bound())
    assert len(names) > 50
    assert not [n for n in names if any(other.startswith(f"{n}.") for other in names)]


def test_every_usual_key_is_one_that_could_be_set() -> None:
    for name, each in bound().items():
        if name not in ("app.interrupt", "page.copy"):  # ctrl+c, which means both at once
            check({name: ",".join(each.keys)})


def test_keys_that_cannot_be_are_told_before_the_screen_is_taken(desk: Desk) -> None:
    write('keys.today.nothing = "x"\n')
    with pytest.raises(UserError, match=r"There is nothing called “today\.nothing”"):
        open_roleplay(desk, None)
