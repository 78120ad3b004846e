"""A program in a real terminal of 80 × 24: how long until it shows a text, and answers a key."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PATIENCE = 20.0


class Terminal:
    """A running program and what it has written so far."""

    def __init__(self, *command: str) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            for name in ("NO_COLOR", "COLUMNS", "LINES"):
                os.environ.pop(name, None)
            os.execv(command[0], list(command))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""

    def until(self, text: str) -> float:
        """The seconds since the start when the text was on the screen."""
        wanted = text.encode()
        while wanted not in self.seen:
            if time.perf_counter() - self.began > PATIENCE or not self._read(PATIENCE):
                sys.exit(f"{text!r} never came; the terminal showed {self.seen[-400:]!r}")
        return time.perf_counter() - self.began

    def settle(self) -> None:
        """Wait until nothing more is written."""
        while self._read(0.15):
            pass

    def press(self, key: str) -> float:
        """The seconds until something is painted after a key."""
        self.settle()
        began = time.perf_counter()
        os.write(self.fd, key.encode())
        if not self._read(PATIENCE):
            sys.exit(f"nothing was painted after {key!r}")
        return time.perf_counter() - began

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.seen += data
        return bool(data)
