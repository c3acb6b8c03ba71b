"""Kinds of records that no file brings in, each with the reason. A new kind must decide."""

from collections.abc import Mapping

from sahakum.rules.catalogue import RULES

_SETTING = "Settings are few, and each change is thought over on its page."

NOT_IMPORTED: Mapping[str, str] = {
    **{rule.kind: _SETTING for rule in RULES.values()},
    "void": "A wrong record is voided where it is shown, with its reason before one's eyes.",
    "merge": "Whether two are one is decided by somebody who looks at both.",
    "merge_undo": "As for merges: somebody looks at both.",
    "difference": "As for merges: somebody looks at both.",
    "person_change": "A file names people by what would change; each is corrected on the page.",
    "relations": "As for another head.",
    "grant": "To whom a family is opened is weighed one by one, on its page.",
    "grant_end": "As for grants.",
    "tie": "Whose relative somebody is, is said on the page of the member.",
    "tie_end": "As for ties.",
    "relative": "As for ties.",
    "relative_change": "As for ties.",
    "head_change": "It gives both heads new memberships: a row read again would mean others.",
    "user": "People who sign in are added one by one by an administrator.",
    "user_state": "As for users.",
    "post": "A post gives rights: an administrator gives it on a page that says to whom.",
    "post_end": "As for posts.",
    "team": "Teams are few and stand on the page of people.",
    "team_member": "As for teams.",
    "team_leave": "As for teams.",
    "stewardship": "Who stewards a programme is decided once, on the programme's page.",
    "programme": "Programmes are few and are added on the page of reports.",
    "component": "As for programmes, on the programme's page.",
    "programme_name": "As for programmes.",
    "good": "The catalogue is one for all organisations and is kept on its page.",
    "good_name": "As for goods.",
    "commodity": "Kinds of rice and of animals are few, and stand on the page of the catalogue.",
    "place": "Everything hangs on places: each is added on its page, with its source.",
    "place_alias": "As for places.",
    "place_change": "A newer list of places comes as a gazetteer and is reviewed (./run places).",
    "group": "Groups are few and are added on the page of their village.",
    "group_fund": "As for groups.",
    "group_member": "A group has few members; each is added on its page.",
    "group_step": "As for members of groups.",
    "bylaws": "Rules are read aloud and decided by a meeting, on their page.",
    "meeting": "A meeting is keyed from its sheet, with the box counted beside it.",
    "group_opening": "A paper book is taken over on its page, beside the list of members.",
    "share_out": "It is rehearsed before it is made, on its page.",
    "loan_postponement": "It is one act with minutes, on its page.",
    "loan_write_off": "Each is decided by a meeting, on the page of the member.",
    "questionnaire": "A questionnaire comes as an XLSForm, on the page of questionnaires.",
    "questionnaire_closing": "As for questionnaires.",
}
