"""The rules by which the groups of the demonstration save and lend, as forms take them."""

from typing import Any

NGO = "អង្គការភូមិស្រស់"
FLOOD_WORDS = "ទឹកជំនន់បំផ្លាញស្រូវ សមាជិកទាំងអស់យល់ព្រមពន្យារដល់រដូវក្រោយ"
RIEL = {
    "saving": "10000",
    "social": "1000",
    "fine_late": "500",
    "method": "declining",
    "rate": "2",
    "rate_period": "month",
    "amortisation": "equal_principal",
    "unit": "month",
    "every": "1",
    "instalments": "5",
    "multiple": "100",
    "most_times": "3",
    "quorum": "60",
    "surplus": "savings",
    "group_percent": "10",
    "payout_unit": "100",
}
# One kilo in five at the harvest: the lower of what rice banks of such groups ask.
RICE = {
    "method": "flat",
    "rate": "20",
    "rate_period": "period",
    "amortisation": "bullet",
    "unit": "harvest",
    "harvest_month": "12",
    "instalments": "1",
    "quorum": "60",
    "surplus": "equal",
}
DOLLARS: dict[str, Any] = {
    "saving": "1",
    "method": "none",
    "amortisation": "equal_principal",
    "unit": "month",
    "every": "1",
    "instalments": "10",
    "surplus": "savings",
    "workshops": ["business", "marketing", "profit", "repayment"],
}
