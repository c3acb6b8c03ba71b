"""The door for other programs: sending records, reading forms.

A program signs in with a *program key* in the name of a user and may do what that user may. It
sends one to fifty operations at once and gets one word for each. The same keys open everything a
program may read. ``./run key USERNAME`` makes a key, ``--end NAME`` ends it (docs/api.md). OpenAPI
stands at ``/api/openapi.json``.
"""
