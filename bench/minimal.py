"""The smallest Textual app that shows a text and repaints at a key: the yardstick of the screen."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Minimal(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Hello")

    def on_key(self, event: Key) -> None:
        self.query_one(Static).update(f"You pressed {event.key}")


if __name__ == "__main__":
    Minimal().run()
