"""Changes of the tables of places, and the gazetteer itself."""
