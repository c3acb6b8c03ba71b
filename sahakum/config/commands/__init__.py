"""The words of the command line, one module each.

A command has ``NAME`` (the word), ``HELP`` (one sentence), ``add_arguments(parser)`` and
``run(options)``, which answers the exit status. It is thin: what it does lives in the package it
belongs to and is imported inside ``run``, so that ``--help`` never needs a database.
``options.json`` is true when a program and not a person reads the answer.
"""
