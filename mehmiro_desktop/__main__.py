"""Run the app with ``python -m mehmiro_desktop``."""

import sys

from mehmiro_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
