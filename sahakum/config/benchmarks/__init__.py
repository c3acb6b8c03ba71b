"""The benches of ``./run bench NAME``, one module each, named as the bench.

Modules with an underscore in their name help a bench and are none themselves.

A bench has ``run(options)``, which measures in the fresh database that it is given and answers
one JSON object as a dict. ``DATABASES`` names the engines it is run on (default: SQLite only);
``add_arguments(parser)`` is optional.
"""
