"""Sahakum: the work of village organisations, from a visit to a figure with its receipt."""
