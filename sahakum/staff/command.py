"""The command ``administrator``: the first one of an organisation, who then adds all others."""

import argparse
import json
import sys

from django.utils import translation
from django.utils.translation import gettext as _

from sahakum.accounts.models import Organisation, User
from sahakum.places.selectors import by_code
from sahakum.staff.forms import NO_USERNAME, USERNAME
from sahakum.staff.founding import Founder, found
from sahakum.staff.users import NAME_TAKEN

NOT_DONE = 2


class _Stop(Exception):
    """Nothing can be done, for a reason that the caller reads."""


def run(options: argparse.Namespace) -> int:
    """Makes an administrator and prints the password, once; 2 when nothing was done."""
    with translation.override(options.language or "km"):
        try:
            founder = _founder(options)
        except _Stop as stop:
            sys.stderr.write(f"{stop}\n")
            return NOT_DONE
        password = found(founder)
        _tell(founder, password, as_json=options.json)
    return 0


def _founder(options: argparse.Namespace) -> Founder:
    if not USERNAME.fullmatch(options.username):
        raise _Stop(str(NO_USERNAME))
    if User.objects.filter(username=options.username).exists():
        raise _Stop(str(NAME_TAKEN))
    area = by_code(options.area) if options.area else None
    if options.area and area is None:
        raise _Stop(_("There is no place with the code %(code)s.") % {"code": options.area})
    return Founder(
        username=options.username,
        name_km=options.name,
        name_en=options.name_en or options.name,
        organisation_km=options.organisation,
        organisation_en=options.organisation_en or options.organisation,
        kind=Organisation.Kind.COMMUNE if options.commune else Organisation.Kind.NGO,
        area=area,
    )


def _tell(founder: Founder, password: str, *, as_json: bool) -> None:
    if as_json:
        said = {"username": founder.username, "password": password}
        sys.stdout.write(f"{json.dumps(said)}\n")
        return
    # The password alone goes to the output.
    sys.stdout.write(f"{password}\n")
    sentence = _("With this password “%(username)s” signs in. It is shown this once only.")
    sys.stderr.write(f"{sentence % {'username': founder.username}}\n")
