"""Puts the people of the journeys into an empty office; run as a process of its own."""

import datetime

PASSWORD = "correct-horse-battery"
PROGRAMME = "family-support"
GROUPS = WITH_SCRIPTS, WITHOUT_SCRIPTS, SHARING, WITH_BOOK, LARGE = (
    "ក្រុមសន្សំរុងរឿង",
    "ក្រុមសន្សំសាមគ្គី",
    "ក្រុមសន្សំសំណាង",
    "ក្រុមសន្សំសន្តិភាព",
    "ក្រុមសន្សំស្រីរួមចិត្ត",
)


def furnish() -> None:
    """An organisation with Bopha, Dara and Vuthy, a neighbour with Chantha, one programme."""
    from sahakum.accounts.models import Organisation
    from sahakum.programmes.models import Programme

    ours = Organisation.objects.create(name_km="ភូមិស្រស់", name_en="Fresh Village", kind="ngo")
    other = Organisation.objects.create(name_km="ផ្ទះមាត់ទន្លេ", name_en="River House", kind="ngo")
    _add("bopha", "ស៊ុន បុប្ផា", "social_worker", "020401", ours)
    _add("dara", "កែវ ដារ៉ា", "supervisor", "0204", ours)
    _add("vuthy", "ហេង វុទ្ធី", "monitoring_officer", "02", ours)
    _add("chantha", "លី ចន្ថា", "social_worker", "020401", other)
    Programme.objects.create(
        code=PROGRAMME,
        name_km="ការគាំទ្រគ្រួសារ",
        name_en="Family support",
        organisation=ours,
        from_on=datetime.date(2007, 1, 1),
    )
    _village_bank()


def _village_bank() -> None:
    """Bopha's groups: two that met twice, one to share out, one with a paper book, a large one."""
    from sahakum.accounts.models import User
    from sahakum.groups.tests.world import a_group, everybody, joined
    from sahakum.places.selectors import by_code

    bopha, village = User.objects.get(username="bopha"), by_code("02040101")
    assert village is not None
    groups = [a_group(bopha, village, name=name) for name in GROUPS]
    for group in (*groups[:3], groups[-1]):
        group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    for group in (*groups[:2], groups[-1]):
        group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    joined(groups[-1], 35)


def _add(username: str, name_km: str, role: str, area: str, organisation: object) -> None:
    from sahakum.accounts.models import Post, User
    from sahakum.places.selectors import by_code

    user = User.objects.add(
        username=username,
        password=PASSWORD,
        name_km=name_km,
        name_en=username.title(),
        organisation=organisation,
    )
    Post.objects.create(user=user, role=role, area=by_code(area), from_on=datetime.date(2000, 1, 1))


if __name__ == "__main__":
    import django

    django.setup()
    furnish()
