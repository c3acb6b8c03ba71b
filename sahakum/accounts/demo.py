"""The demonstration's part of accounts: organisations, and who works for them and where.

The organisations and the people are made up. Somebody who does not ``sign_in`` has no password
that works: such workers only stand behind the records that they made.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from sahakum.accounts.models import Organisation, Post, User
from sahakum.lib.chance import made_id
from sahakum.places.models import Place
from sahakum.places.selectors import by_code

FIRST_DAY = datetime.date(2007, 1, 1)


@dataclass(frozen=True, kw_only=True)
class MadeOrganisation:
    """An organisation that does not exist."""

    code: str
    name_km: str
    name_en: str
    kind: str = Organisation.Kind.NGO


@dataclass(frozen=True, kw_only=True)
class MadeWorker:
    """Somebody who does not exist; ``area`` is an official code, empty for the whole country."""

    username: str
    name_km: str
    name_en: str
    organisation: str
    role: str
    area: str
    signs_in: bool = False


FRESH_VILLAGE = MadeOrganisation(
    code="fresh_village", name_km="អង្គការភូមិស្រស់", name_en="Fresh Village Organisation"
)
RIVER_HOUSE = MadeOrganisation(
    code="river_house", name_km="អង្គការផ្ទះមាត់ទន្លេ", name_en="River House Organisation"
)
VILLAGE_PARTNERS = MadeOrganisation(
    code="village_partners", name_km="អង្គការដៃគូភូមិ", name_en="Village Partners Organisation"
)
COUNCIL = MadeOrganisation(
    code="council",
    name_km="ក្រុមប្រឹក្សាឃុំរលាំងចក",
    name_en="Council of Roleang Chak commune",
    kind=Organisation.Kind.COMMUNE,
)

COMMUNE = "050701"


def _worker(username: str, name_km: str, name_en: str, area: str) -> MadeWorker:
    """A social worker of organisation A."""
    return MadeWorker(
        username=username,
        name_km=name_km,
        name_en=name_en,
        organisation=FRESH_VILLAGE.code,
        role="social_worker",
        area=area,
        signs_in=username == "bopha",
    )


SOCIAL_WORKERS = (
    _worker("bopha", "ស៊ុន បុប្ផា", "Sun Bopha", COMMUNE),
    _worker("sreymom", "ចាន់ ស្រីមុំ", "Chan Sreymom", "050704"),
    _worker("sokha", "ពៅ សុខា", "Pov Sokha", "050707"),
    _worker("kosal", "នួន កុសល", "Nuon Kosal", "050604"),
    _worker("pisey", "យឹម ពិសី", "Yim Pisey", "050609"),
    _worker("ratana", "មាស រតនា", "Meas Ratana", "050613"),
    _worker("thida", "ជឹម ធីតា", "Chim Thida", "0502"),
    _worker("veasna", "គង់ វាសនា", "Kong Veasna", "0502"),
)

PEOPLE = (
    *SOCIAL_WORKERS,
    MadeWorker(
        username="dara",
        name_km="កែវ ដារ៉ា",
        name_en="Keo Dara",
        organisation=FRESH_VILLAGE.code,
        role="supervisor",
        area="05",
        signs_in=True,
    ),
    MadeWorker(
        username="vuthy",
        name_km="ហេង វុទ្ធី",
        name_en="Heng Vuthy",
        organisation=FRESH_VILLAGE.code,
        role="monitoring_officer",
        area="05",
        signs_in=True,
    ),
    MadeWorker(
        username="auditor",
        name_km="ទេព សុវណ្ណ",
        name_en="Tep Sovann",
        organisation=FRESH_VILLAGE.code,
        role="auditor",
        area="05",
        signs_in=True,
    ),
    MadeWorker(
        username="theary",
        name_km="ហ៊ុន ធារី",
        name_en="Hun Theary",
        organisation=FRESH_VILLAGE.code,
        role="administrator",
        area="",
        signs_in=True,
    ),
    MadeWorker(
        username="chantha",
        name_km="លី ចន្ថា",
        name_en="Ly Chantha",
        organisation=RIVER_HOUSE.code,
        role="social_worker",
        area=COMMUNE,
        signs_in=True,
    ),
    MadeWorker(
        username="rithy",
        name_km="អ៊ុក រិទ្ធី",
        name_en="Ouk Rithy",
        organisation=COUNCIL.code,
        role="commune_chief",
        area=COMMUNE,
        signs_in=True,
    ),
)


def add_organisations(made: Iterable[MadeOrganisation]) -> None:
    """Stores organisations; their ids follow from their codes."""
    Organisation.objects.bulk_create(
        [
            Organisation(
                id=made_id("organisation", one.code),
                name_km=one.name_km,
                name_en=one.name_en,
                kind=one.kind,
            )
            for one in made
        ]
    )


def add_workers(made: Iterable[MadeWorker], *, password: str) -> dict[str, User]:
    """Stores workers with their posts; returns them by username."""
    # Hashing takes its time on purpose; the password is everybody's, so is its hash.
    hashed = make_password(password)
    return {one.username: _added(one, hashed) for one in made}


def _added(made: MadeWorker, hashed: str) -> User:
    user = User.objects.create(
        id=made_id("user", made.username),
        username=made.username,
        name_km=made.name_km,
        name_en=made.name_en,
        organisation_id=made_id("organisation", made.organisation),
        password=hashed if made.signs_in else make_password(None),
    )
    Post.objects.create(user=user, role=made.role, area=_area(made.area), from_on=FIRST_DAY)
    return user


def _area(code: str) -> Place | None:
    if not code:
        return None
    found = by_code(code)
    if found is None:
        raise LookupError(f"The gazetteer has no place {code}.")
    return found
