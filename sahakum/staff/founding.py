"""The first administrator of an organisation, made at the machine itself: somebody has to begin."""

from dataclasses import dataclass

from django.db import transaction

from sahakum.accounts.models import Organisation, Post, User
from sahakum.journal import clock
from sahakum.journal.models import Operation
from sahakum.places.models import Place
from sahakum.staff.models import StaffChange
from sahakum.staff.secrets import made_up
from sahakum.staff.writing import operation_of, write_down

Sort = StaffChange.Sort


@dataclass(frozen=True, kw_only=True)
class Founder:
    """Who begins, for which organisation and where (none: the whole country)."""

    username: str
    name_km: str
    name_en: str
    organisation_km: str
    organisation_en: str
    kind: str
    area: Place | None


@transaction.atomic
def found(founder: Founder) -> str:
    """Stores an administrator, and the organisation where it is new; returns her password.

    The journal names herself as who said it. Raises django.db.IntegrityError when somebody signs
    in under this name already.
    """
    names = {"name_en": founder.organisation_en, "kind": founder.kind}
    organisation, _ = Organisation.objects.get_or_create(
        name_km=founder.organisation_km, defaults=names
    )
    password = made_up()
    user = User(
        username=founder.username,
        name_km=founder.name_km,
        name_en=founder.name_en,
        organisation=organisation,
    )
    user.set_password(password)
    user.save(force_insert=True)
    post = Post(user=user, role="administrator", area=founder.area, from_on=clock.today())
    post.save()
    write_down(_said("user", user), Sort.USER_ADDED, user=user, details={"founder": True})
    given = {"post": post.pk, "role": post.role, "area": post.area_id}
    write_down(_said("post", user), Sort.POST_GIVEN, user=user, details=given)
    return password


def _said(kind: str, user: User) -> Operation:
    return operation_of(kind, by=user, user=user)
