"""``python -m sahakum WORD ...``: the command line."""

import sys

from sahakum.config.cli import main

sys.exit(main())
