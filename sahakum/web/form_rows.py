"""What is wrong with rows of a form: in which row at which answer, and with all together."""

from collections import defaultdict

from sahakum.capture.forms import RecordForm


def errors_by_row(form: RecordForm, field: str) -> dict[tuple[int, str], list[str]]:
    """Sentences by number of the row (from 1) and name of the answer."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for problem in form.errors.as_data().get(field, []) if form.is_bound else []:
        number, _, name = (problem.code or "").partition(".")
        if number.isdigit():
            found[int(number), name].append(str((problem.params or {}).get("sentence", "")))
    return found


def sentences_of_all(form: RecordForm, field: str) -> list[str]:
    """What is wrong with the rows together; what is wrong with one stands in its row."""
    problems = form.errors.as_data().get(field, []) if form.is_bound else []
    return [
        sentence
        for problem in problems
        if not (problem.code or "")[:1].isdigit()
        for sentence in problem.messages
    ]
