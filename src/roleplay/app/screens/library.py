"""The library: all customers, searched as you type, filtered and sorted, with one's own history."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical

from roleplay.app import shelf as shelves
from roleplay.app.background import in_background
from roleplay.app.keys import key_name
from roleplay.app.screens import library_words as words
from roleplay.app.screens.lobby import Lobby
from roleplay.app.widgets.footer import Footer
from roleplay.app.widgets.listing import Listing
from roleplay.app.widgets.scroll import Scroll
from roleplay.app.widgets.search import Search
from roleplay.app.widgets.words import Pressable, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from roleplay.app.shelf import Shelf, Shelved
    from roleplay.desk import Desk


class LibraryScreen(Lobby):
    """All customers. What is typed goes to the search, the arrows move in the list."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "Search"
    GUIDE = words.GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play", "Play", id="library.play", key_display="Enter"),
        Binding("ctrl+f", "filter", "Filter", id="library.filter"),
        Binding("ctrl+r", "sort", "Sort", id="library.sort"),
        Binding("f1", "app.help", "Help", id="library.help", show=False),
        Binding("up", "move(-1)", "Up", id="library.up", show=False),
        Binding("down", "move(1)", "Down", id="library.down", show=False),
        Binding("pageup", "page(-1)", "A page up", id="library.page-up", show=False),
        Binding("pagedown", "page(1)", "A page down", id="library.page-down", show=False),
        Binding("ctrl+home", "end(-1)", "To the first", id="library.first", show=False),
        Binding("ctrl+end", "end(1)", "To the last", id="library.last", show=False),
        Binding("escape", "back", "Back", id="library.back", key_display="Esc"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shelf: Shelf = shelves.bare(desk.headlines)
        self._filters: dict[str, str] = {}
        self._sort = shelves.SORTS[0]
        self._found: dict[str, Shelved] = {}
        self._told: Shelved | None = None
        self._has_left = False

    def compose(self) -> ComposeResult:
        """What is looked for above, the customers, and more about one beside or below them."""
        with Horizontal(id="search-line"):
            yield Words(words.SEARCH, id="search-label")
            yield Search()
        yield Pressable(id="status")
        with Container(id="middle"):
            yield Listing(words.COLUMNS, id="customers")
            with Vertical(id="beside"), Scroll(id="preview", can_focus=False):
                yield Words(id="about")
        yield Footer()

    def on_mount(self) -> None:
        """Show the customers at once, and what was reached with them as soon as it is known."""
        self._look(keep=False)
        self.show_anew()

    def on_screen_suspend(self) -> None:
        """Another screen lies on this one."""
        self._has_left = True

    def on_screen_resume(self) -> None:
        """Back from another screen: show what has changed."""
        if self._has_left:
            self._has_left = False
            self.show_anew()

    def show_anew(self) -> None:
        """Read the progress again."""
        in_background(self, lambda: shelves.shelf(self._desk), self._fill, self.refused)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed."""
        event.stop()
        self._look(keep=False)
        self.refresh_bindings()

    def on_listing_highlighted(self) -> None:
        """Tell more about the highlighted customer."""
        # The highlight is painted first: who holds a key down need not wait for what is told.
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        each = self._found.get(self.query_one(Listing).key or "")
        if each is self._told and each is not None:
            return
        self._told = each
        self.query_one("#about", Words).show(
            words.about_broken(each)
            if each and each.line.is_broken
            else words.about(each, self._shelf)
            if each
            else words.nothing_fits(
                key_name(self.app, "library.back", "Esc"),
                key_name(self.app, "library.filter", "Ctrl+F"),
            )
        )
        preview = self.query_one("#preview", Scroll)
        if preview.scroll_y:
            preview.scroll_home(animate=False)

    def on_listing_chosen(self) -> None:
        """The mouse plays as well."""
        self.action_play()

    def on_listing_heading_pressed(self, event: Listing.HeadingPressed) -> None:
        """Sort by that column."""
        self._sort_by(event.column)

    def on_pressable_pressed(self) -> None:
        """The mouse filters as well."""
        self.action_filter()

    def action_move(self, step: int) -> None:
        """Highlight the next customer in that direction."""
        self.query_one(Listing).move(step)

    def action_page(self, direction: int) -> None:
        """A page further."""
        self.query_one(Listing).move_page(direction)

    def action_end(self, direction: int) -> None:
        """To the first or the last customer."""
        self.query_one(Listing).move_to_end(direction)

    def action_play(self) -> None:
        """Play the highlighted customer, or say why it cannot be."""
        each = self._found.get(self.query_one(Listing).key or "")
        if each and each.line.is_broken:
            self.tell("This file cannot be played", words.fault(each))
        elif each:
            self.play(each.line.id)

    def action_filter(self) -> None:
        """Choose what the customers have to be."""
        from roleplay.app.screens.filters import FilterScreen

        self.app.push_screen(FilterScreen(self._shelf.customers, self._filters, self._filter_by))

    def action_sort(self) -> None:
        """Sort by the next thing."""
        place = shelves.SORTS.index(self._sort) + 1
        self._sort_by(shelves.SORTS[place % len(shelves.SORTS)])

    def action_back(self) -> None:
        """Take back what was typed, or leave."""
        search = self.query_one(Search)
        if search.value:
            search.value = ""
        else:
            self.app.pop_screen()

    def _sort_by(self, sort: str) -> None:
        self._sort = sort
        self._look(keep=True)

    def _filter_by(self, filters: Mapping[str, str]) -> None:
        self._filters = dict(filters)
        self._look(keep=True)

    def _fill(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._look(keep=True)

    def _look(self, *, keep: bool) -> None:
        """Show what fits; the highlight stays where it was, or goes to the first."""
        customers, typed = self._shelf.customers, self.query_one(Search).value
        found = shelves.found(customers, typed, self._filters, self._sort)
        self._found = {each.line.file: each for each in found}
        lines = [words.line(key, each) for key, each in self._found.items()]
        self.query_one(Listing).offer(lines, sorted_by=self._sort, keep=keep)
        self.query_one("#status", Words).show(
            words.status(len(found), len(customers), self._filters, self._sort)
        )
