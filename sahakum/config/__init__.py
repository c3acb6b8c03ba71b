"""Settings, root addresses, the database engine for one office and the command line.

The top floor of the house: it may import every package and no package imports it.
"""
