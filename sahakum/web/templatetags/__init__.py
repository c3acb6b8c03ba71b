"""Template tags of the pages: `{% load sahakum %}`."""
