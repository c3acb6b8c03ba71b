"""The SQLite engine for one office: durable, checked, and fair to writers (ADR 0006)."""
