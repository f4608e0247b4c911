"""Where `newsread` and `python -m tui` begin."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line of this process and exit with its code."""
    try:
        # Here, for whoever stops it while it is being loaded wants to see nothing of that either.
        from tui.cli.program import run
    except KeyboardInterrupt:
        sys.exit(130)
    code = run(sys.argv[1:])
    # All that is left is to end, which a second Ctrl-C does at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(code)


if __name__ == "__main__":
    main()
