"""`python -m cinequorum`."""

from __future__ import annotations

from cinequorum.cli.start import run

if __name__ == "__main__":
    run()
