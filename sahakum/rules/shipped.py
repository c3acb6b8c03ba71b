"""Sources of the settings that come with Sahakum, so that they can be read in Khmer too."""

from django.utils.translation import gettext, gettext_noop

SOURCES = frozenset(
    {
        gettext_noop("Family support of the Kampong Speu programme: weekly follow-up visits"),
        gettext_noop(
            "Plan of the programme: high weekly, medium every two weeks, low monthly; usual in "
            "inter-agency case management, to be confirmed by the office"
        ),
        gettext_noop(
            "Income: national poverty line, Ministry of Planning, survey of 2019/20. Follow-ups "
            "after 6 and 12 months: plan of the programme"
        ),
        gettext_noop(
            "Our own choice: support of twelve months against the social-economic assessment, "
            "which is asked once a year; counts under five are hidden as in the publications of "
            "small areas"
        ),
        gettext_noop(
            "Our own choice until an office sets its own: a head of family is rarely under fifteen"
        ),
        gettext_noop(
            "Mean length of a month in the Gregorian calendar; two seasons a year, dry and rainy"
        ),
        gettext_noop("Criterion of the programme for leaving family support"),
        gettext_noop(
            "National Bank of Cambodia, Prakas B7.017.109 of 13 March 2017: at most 18 % a year "
            "for institutions under it; a group of a village decides itself"
        ),
        gettext_noop("Measured on a seeded corpus of misspelt names: ./run bench dedupe"),
        gettext_noop(
            "Our starting value: receipts within a month of each part; the family is asked after "
            "three, six and twelve months, as the follow-ups of the programme"
        ),
        gettext_noop("Our starting value: before the rains and after them; an office sets its own"),
        gettext_noop(
            "283 days: cattle--farm.blogspot.com; first calf at 18 months at the earliest: practice"
        ),
        gettext_noop(
            "Our starting value from what livestock handbooks say; an office sets its own"
        ),
        gettext_noop(
            "Our starting value: members of the families served are direct; others of the village "
            "who use it are indirect, a head count that was told"
        ),
    }
)


def in_words(source: str) -> str:
    """A source in the reader's language if it came with Sahakum; else as somebody wrote it."""
    return gettext(source) if source in SOURCES else source
