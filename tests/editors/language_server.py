"""A client of the YAML language server, as an editor is one: JSON-RPC over its standard streams."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 30
"""Seconds to wait for an answer; it takes well under one."""


class LanguageServer:
    """A running server. `settings` are those of the editor, such as {"yaml": {"schemas": …}}."""

    def __init__(self, command: list[str], folder: Path, settings: dict) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._settings = settings
        self._number = 0
        self._opened = 0
        self._messages: Queue[dict] = Queue()
        self._marked: dict[str, list] = {}
        Thread(target=self._listen, daemon=True).start()
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}],
                "capabilities": {
                    "workspace": {"configuration": True},
                    "textDocument": {
                        "hover": {"contentFormat": ["markdown"]},
                        "completion": {"completionItem": {"snippetSupport": True}},
                    },
                },
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """End the server."""
        with suppress(OSError):
            self.tell("exit", None)
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a file, with another text than it has where one is given; gives its URI."""
        uri = path.as_uri()
        self._opened += 1
        document = {
            "uri": uri,
            "languageId": "yaml",
            # The server keeps what it has read by name and version: another text, another number.
            "version": self._opened,
            "text": path.read_text("utf-8") if text is None else text,
        }
        if uri in self._marked:
            self._close(uri)
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _close(self, uri: str) -> None:
        """Close a file, and wait until the server has taken its marks away."""
        self._marked.pop(uri)
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.marks(uri)
        self._marked.pop(uri)

    def marks(self, uri: str) -> list[dict]:
        """What is underlined in a file."""
        while uri not in self._marked:
            self._take()
        return self._marked[uri]

    def wait_until_marked(self, uri: str) -> None:
        """Wait until something in a file is underlined, as it is once the schemas are read."""
        while not self._marked.get(uri):
            self._take()

    def completions(self, uri: str, line: int, column: int) -> set[str]:
        """The words that are offered at a place, which counts from 0."""
        answer = self.ask("textDocument/completion", _place(uri, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"] for item in items}

    def hover(self, uri: str, line: int, column: int) -> str:
        """What is explained at a place, which counts from 0."""
        answer = self.ask("textDocument/hover", _place(uri, line, column))
        return answer["contents"]["value"] if answer else ""

    def ask(self, method: str, params: object) -> dict | list | None:
        """Send a request and wait for its answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def _take(self) -> dict:
        """The next message, after doing what it asks of an editor."""
        try:
            message = self._messages.get(timeout=PATIENCE)
        except Empty:
            msg = "the language server has not answered"
            raise AssertionError(msg) from None
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            result = None
            if message["method"] == "workspace/configuration":
                items = message["params"]["items"]
                result = [self._settings.get(item.get("section", "")) for item in items]
            self._send({"id": message["id"], "result": result})
        return message

    def _send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        out = self._process.stdout
        with suppress(ValueError):  # closed while it was read
            while header := out.readline():
                length = 0
                while header.strip():
                    name, _, value = header.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                    header = out.readline()
                self._messages.put(json.loads(out.read(length)))


def _place(uri: str, line: int, column: int) -> dict:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
