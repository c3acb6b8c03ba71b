"""Sahakum keeps the work of village organisations: families, visits, deliveries, and what they add up to."""
