"""Names of months and weekdays, and the words people write around a date."""

KHMER_MONTHS = (
    "មករា",
    "កុម្ភៈ",
    "មីនា",
    "មេសា",
    "ឧសភា",
    "មិថុនា",
    "កក្កដា",
    "សីហា",
    "កញ្ញា",
    "តុលា",
    "វិច្ឆិកា",
    "ធ្នូ",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KHMER_WEEKDAYS = ("ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_OTHER_SPELLINGS = {"កុម្ភះ": 2, "កុម្ភ:": 2, "កុម្ភ": 2, "មិនា": 3, "វិច្ឆការ": 11, "វិច្ឆិការ": 11, "sept": 9}


def _numbers_of_months() -> dict[str, int]:
    """Map every accepted spelling of a month, in lower case, to its number."""
    numbers = {name: number for number, name in enumerate(KHMER_MONTHS, start=1)}
    for number, name in enumerate(ENGLISH_MONTHS, start=1):
        numbers[name.lower()] = number
        numbers[name[:3].lower()] = number
    return numbers | _OTHER_SPELLINGS


MONTH_NUMBERS = _numbers_of_months()

# Words that say "day", "the", "month", "year" or a weekday and add nothing to a date.
IDLE_WORDS = (
    "ថ្ងៃ",
    "ទី",
    "ខែ",
    "ឆ្នាំ",
    "គ.ស.",
    "គ.ស",
    *KHMER_WEEKDAYS,
    "ច័ន្ទ",
    "ព្រហស្បត្តិ៍",
    *(name.lower() for name in ENGLISH_WEEKDAYS),
)
