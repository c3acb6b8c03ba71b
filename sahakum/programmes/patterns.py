"""Components that a new programme may begin with."""

from django.utils.translation import gettext_lazy as _

EMPTY = "empty"
COMMUNITY_LIVELIHOODS = "community_livelihoods"

# MISSION section 2: the seven components of the community programme, in the order given there.
SEVEN_COMPONENTS = (
    ("community_protection", "ការការពារសហគមន៍", "Community protection"),
    ("community_initiation", "ការផ្តួចផ្តើមក្នុងសហគមន៍", "Community initiation"),
    ("wash", "ទឹកស្អាត និងអនាម័យ", "Water, sanitation and hygiene"),
    ("income_generation", "ការបង្កើតប្រាក់ចំណូល", "Income generation"),
    ("financial_literacy", "ចំណេះដឹងហិរញ្ញវត្ថុ", "Financial literacy"),
    ("project_sustainability", "ចីរភាពគម្រោង", "Project sustainability"),
    ("leadership_transition", "ការផ្ទេរភាពជាអ្នកដឹកនាំ", "Leadership transition"),
)

COMPONENTS = {EMPTY: (), COMMUNITY_LIVELIHOODS: SEVEN_COMPONENTS}
CHOICES = [
    (EMPTY, _("Without components; I add them one by one")),
    (COMMUNITY_LIVELIHOODS, _("With the seven components of community livelihoods")),
]
