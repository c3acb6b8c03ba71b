"""The demonstration's part of grants: a fund, and families that asked it for money.

Each story is a list of what is said, with the names of who says it: ``worker`` writes down and
pays out, ``leader`` decides. Ids of grants are chosen by whoever tells the story.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from sahakum.capture.demo import LEADER, WORKER, Told

Content: TypeAlias = dict[str, Any]
Day = datetime.date
# What, how many, price of one; in dollars.
PIGS = (("ទ្រុងជ្រូក", "1", "350"), ("កូនជ្រូក", "6", "60"), ("ទំនិញសម្រាប់លក់", "1", "190"))
COW_RIEL = 2_400_000
SEWING = (("ម៉ាស៊ីនដេរ", "1", "180"), ("ក្រណាត់ និងអំបោះ", "1", "120"))
NOODLES = (("រទេះលក់គុយទាវ", "1", "250"), ("ចាន ឆ្នាំង ចង្ក្រាន", "1", "80"))
CHICKENS = (("ទ្រុងមាន់", "1", "90"), ("កូនមាន់", "60", "1.5"), ("ចំណី", "4", "20"))


def fund(*, village_id: int, name: str, commodity: str, opened_on: Day) -> Content:
    """The content of the kind ``grant_fund``, with its money in a bank account."""
    said = {"village": str(village_id), "name_km": name, "commodity": commodity}
    return said | {"kept": "bank", "opened_on": opened_on.isoformat()}


def money(*, fund: UUID, received_on: Day, amount: str, source: str) -> Content:
    """The content of the kind ``grant_money``."""
    said = {"fund": str(fund), "amount": amount, "source": source}
    return said | {"received_on": received_on.isoformat()}


@dataclass(kw_only=True)
class Story:
    """A family and its grant, told step by step from the day of the application."""

    id: UUID
    fund: UUID
    household: UUID
    person: Any
    applied_on: Day
    told: list[Told] = field(default_factory=list)

    def after(self, days: int) -> Day:
        """So many days after the application."""
        return self.applied_on + datetime.timedelta(days=days)

    def ask(
        self,
        venture: str,
        budget: Sequence[tuple[str, str, str]],
        *,
        asked: str,
        own: str,
        how: str = "",
        loan: Any = None,
    ) -> "Story":
        """The family asks."""
        rows = [dict(zip(("what", "quantity", "price"), row, strict=True)) for row in budget]
        said: Content = {
            "fund": str(self.fund),
            "household": str(self.household),
            "person": self.person,
            "applied_on": self.applied_on.isoformat(),
            "venture": venture,
            "how": how,
            "budget": rows,
            "asked": asked,
            "own": own,
        }
        said |= {"loan": loan} if loan else {}
        self.told.append(Told(kind="business_grant", id=self.id, day=self.applied_on, content=said))
        return self

    def look(self, days: int, findings: str) -> "Story":
        """Somebody looks on the spot."""
        said = {"appraised_by": "បុគ្គលិកសង្គម", "findings": findings}
        return self._say("appraisal", "appraised_on", days, said)

    def decide(self, days: int, outcome: str, amount: str = "", minutes: str = "") -> "Story":
        """It is decided."""
        said = {"outcome": outcome, "amount": amount, "minutes": minutes}
        by = {"decided_by": "ប្រធានគម្រោង និងតំណាងភូមិ"}
        return self._say("decision", "decided_on", days, said | by, by=LEADER)

    def pay(self, days: int, amount: str, number: str) -> "Story":
        """A part is paid out."""
        said = {"amount": amount, "person": self.person, "number": number}
        return self._say("payout", "paid_on", days, said)

    def prove(self, days: int, receipts: Sequence[tuple[str, str, str]], note: str) -> "Story":
        """Receipts are seen: what, amount, number."""
        rows = [dict(zip(("what", "amount", "number"), row, strict=True)) for row in receipts]
        return self._say("proof", "seen_on", days, {"receipts": rows, "note": note})

    def show(self, days: int, shows: str, picture: str) -> "Story":
        """A photograph is taken; the picture is base64 text."""
        return self._say("photograph", "taken_on", days, {"shows": shows, "photograph": picture})

    def follow(self, days: int, fares: str, note: str) -> "Story":
        """The family is asked how it goes on."""
        return self._say("follow_up", "asked_on", days, {"fares": fares, "note": note})

    def earn(self, days: int, amount: str, note: str) -> "Story":
        """What the family earns in a month from its animals and sales, as circumstances keep it."""
        said = {
            "household": str(self.household),
            "told_on": self.after(days).isoformat(),
            "source": "animals",
            "own_produce": "no",
            "amount": amount,
            "currency": "USD",
            "period": "month",
            "note": note,
        }
        number = self._number(f"income {days}")
        self.told.append(Told(kind="income", id=number, day=self.after(days), content=said))
        return self

    def _say(
        self, kind: str, day: str, days: int, said: Mapping[str, Any], *, by: str = WORKER
    ) -> "Story":
        content = {"grant": str(self.id), day: self.after(days).isoformat()} | dict(said)
        name, number = f"business_grant_{kind}", self._number(f"{kind} {days}")
        self.told.append(Told(kind=name, id=number, day=self.after(days), content=content, by=by))
        return self

    def _number(self, name: str) -> UUID:
        return uuid5(self.id, name)


def pig_pen(story: Story, *, bought: str, receipt: str) -> Iterator[Told]:
    """A grant of 800 dollars: a pig pen and stock to sell, paid in two parts, proven and
    photographed."""
    story.earn(2, "20", "លក់បន្លែបន្តិចបន្តួច")
    story.ask(
        "ទ្រុងជ្រូក និងទំនិញសម្រាប់លក់",
        PIGS,
        asked="800",
        own="100",
        how="ប្រពន្ធចិញ្ចឹមជ្រូក ប្តីយកទំនិញទៅលក់តាមភូមិ។",
    )
    story.look(9, "មានដីក្រោយផ្ទះ ធ្លាប់ចិញ្ចឹមជ្រូក ទឹកគ្រប់គ្រាន់។")
    story.decide(16, "granted", "800")
    story.pay(20, "500", "1")
    first = (("ទ្រុងជ្រូក", "350", "0117"), ("កូនជ្រូក", "150", "0120"))
    story.prove(34, first, "ទ្រុងសាងរួច ជ្រូកពីរក្បាលកំពុងស៊ីល្អ។")
    story.show(34, "receipt", receipt).show(35, "bought", bought)
    story.pay(36, "300", "2")
    second = (("កូនជ្រូក", "120", "0131"), ("ទំនិញសម្រាប់លក់", "180", "0133"))
    story.prove(52, second, "ទំនិញដាក់លក់នៅមុខផ្ទះ។")
    story.follow(112, "well", "ជ្រូកលូតលាស់ល្អ លក់ទំនិញបានរាល់ថ្ងៃ។")
    story.earn(112, "65", "លក់ទំនិញ និងជ្រូកមួយក្បាល")
    story.follow(205, "well", "លក់ជ្រូកបានបីក្បាល ទិញកូនជ្រូកថ្មី។")
    story.follow(388, "well", "មានមេជ្រូកមួយ តូបលក់ឥវ៉ាន់នៅបន្ត។")
    yield from story.told


def with_loan(story: Story, loan: Any) -> Iterator[Told]:
    """A grant of 200 dollars joined with a loan of the group: a sewing machine and cloth."""
    own = "0" if loan else "100"
    story.ask("ម៉ាស៊ីនដេរ និងក្រណាត់", SEWING, asked="200", own=own, loan=loan)
    story.look(6, "ចេះដេរ មានអតិថិជនក្នុងភូមិ។")
    story.decide(12, "granted", "200")
    story.pay(15, "200", "3")
    receipts = (("ម៉ាស៊ីនដេរ", "180", "55"), ("អំបោះ", "20", "56"))
    story.prove(27, receipts, "ម៉ាស៊ីនដំណើរការល្អ។")
    yield from story.told


def pregnant_cow(story: Story, loan: Any, *, borrowed: int) -> Iterator[Told]:
    """A grant in riel joined with a loan of the group: a pregnant cow."""
    asked = str(COW_RIEL - borrowed)
    budget = (("គោមេមានផើម", "1", str(COW_RIEL)),)
    story.ask("គោមេមានផើម", budget, asked=asked, own="0", loan=loan)
    story.look(8, "មានចំបើង និងវាលស្មៅ ធ្លាប់ចិញ្ចឹមគោ។")
    story.decide(14, "granted", asked)
    story.pay(18, asked, "1")
    story.prove(24, (("គោមេមានផើម", asked, "0007"),), "គោមានសុខភាពល្អ ផើមប្រហែលប្រាំខែ។")
    story.follow(112, "well", "គោនៅស៊ីស្មៅល្អ ជិតកើតកូន។")
    story.follow(205, "well", "កើតកូនញីមួយ មេនិងកូនមានសុខភាពល្អ។")
    story.follow(388, "well", "មានទឹកដោះ និងជីលាមកសម្រាប់ដំណាំ។")
    yield from story.told


def declined(story: Story) -> Iterator[Told]:
    """A noodle cart that was declined: three stand at the same corner."""
    story.ask("រទេះលក់គុយទាវ", NOODLES, asked="300", own="30")
    story.look(7, "មានរទេះបីនៅកែងផ្លូវដដែល។")
    why = "ទីផ្សារតូច។ គ្រួសារយល់ព្រមគិតរកមុខរបរផ្សេង។"
    story.decide(14, "declined", minutes=why)
    yield from story.told


def not_proven(story: Story) -> Iterator[Told]:
    """Chickens: paid out, and nobody has seen a receipt yet."""
    story.ask("ចិញ្ចឹមមាន់", CHICKENS, asked="240", own="20")
    story.look(5, "មានទីធ្លា និងអ្នកទិញនៅផ្សារ។")
    story.decide(10, "granted", "240")
    story.pay(12, "240", "4")
    yield from story.told
