"""A worker of its own that answers from a store: what memory it takes at its peak."""

import json
import os
import sys
from pathlib import Path
from uuid import UUID


def main(folder: str, organisation: str, programme: str) -> None:
    """Answers the large questions three times; prints the peak in megabytes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahakum.config.settings")
    import django

    django.setup()
    from sahakum.config.benchmarks import _indicators_questions as questions
    from sahakum.config.benchmarks._memory import peak_memory_mb
    from sahakum.indicators.reading.statement import compile_reading
    from sahakum.indicators.store.engine import Engine

    engine = Engine(Path(folder))
    known = engine.refresh()
    names = UUID(organisation), UUID(programme)
    for reading in (questions.all_cells(*names), questions.forty_figures(*names)) * 3:
        steps = compile_reading(reading, known)
        engine.ask_over("counted", steps.counted, steps.questions)
    sys.stdout.write(json.dumps({"peak_memory_mb": peak_memory_mb()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
