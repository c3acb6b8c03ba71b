"""How a process that answers pages, or does a command, looks after its memory.

Python's collector walks through everything that lives whenever enough was made: for a page that
reads thousands of rows that took longer than the page. What was loaded with the program stays
until the end and is not looked through again; what a page makes is nearly always gone with it.
"""

import atexit
import gc

# Things made before the collector looks at the youngest; Python's own 700 suits small programs.
MADE_BEFORE_LOOKING = 50_000


def settle() -> None:
    """Takes what lives now as there to stay; called once, when the program is loaded."""
    gc.collect()
    gc.freeze()
    # At the end everything goes: some libraries complain of what would be left.
    atexit.register(gc.unfreeze)
    gc.set_threshold(MADE_BEFORE_LOOKING, *gc.get_threshold()[1:])
