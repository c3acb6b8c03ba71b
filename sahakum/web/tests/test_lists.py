"""Lists in spreadsheets: empty tables, a check that stores nothing, an import, bad files."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import Take
from sahakum.accounts.models import User
from sahakum.places.models import Place
from sahakum.registry.models import Household

SignIn = Callable[[User], Client]

FAMILIES = """Family number,Village,Registered on,Consent,Family name,Given name,Sex,Relation
KR-1,02040101,16/11/2025,spoken,ម៉ៅ,ស្រីមុំ,female,head
KR-2,02040101,31/2/2026,spoken,សុខ,ធីតា,female,head
"""


def _headings(client: Client) -> str:
    blank = client.get("/imports/templates/families.csv?language=en")
    return blank.content.decode("utf-8-sig").splitlines()[0]


def _families(client: Client) -> SimpleUploadedFile:
    """The two families above under the headings of the empty table."""
    headings = _headings(client).split(",")
    known = FAMILIES.splitlines()[0].split(",")
    lines = [",".join(headings)]
    for line in FAMILIES.splitlines()[1:]:
        cells = dict(zip(known, line.split(","), strict=True))
        lines.append(",".join(_cell(cells, heading) for heading in headings))
    return SimpleUploadedFile("families.csv", "\n".join(lines).encode())


def _cell(cells: dict[str, str], heading: str) -> str:
    found = [value for name, value in cells.items() if heading.lower().startswith(name.lower())]
    return found[0] if found else ""


def test_a_check_stores_nothing_and_an_import_stores_what_is_right(
    vuthy: User, village: Place, signed_in: SignIn
) -> None:
    client = signed_in(vuthy)
    checked = client.post("/lists/", {"files": _families(client), "step": "check"})
    assert checked.status_code == 200
    assert Household.objects.count() == 0
    imported = client.post("/lists/", {"files": _families(client), "step": "import"})
    assert Household.objects.get().code == "KR-1"
    assert "families.csv" in imported.content.decode()


def test_a_file_of_another_kind_gets_a_sentence(vuthy: User, signed_in: SignIn) -> None:
    client = signed_in(vuthy)
    for name, content in (("x.csv", b"\xff\xfa\x00"), ("x.xlsx", b"no zip"), ("../x.pdf", b"%PDF")):
        file = SimpleUploadedFile(name, content)
        assert client.post("/lists/", {"files": file, "step": "import"}).status_code == 200
    assert client.post("/lists/", {"step": "check"}).status_code == 200


def test_who_may_not_import_does_not_see_the_page(
    bopha: User, signed_in: SignIn, client: Client, take: Take
) -> None:
    assert signed_in(bopha).get("/lists/").status_code in (403, 404)
    assert client.get("/lists/").status_code == 302
