"""What memory a process took at its peak."""

from pathlib import Path


def peak_memory_mb() -> int:
    """Megabytes this process held at most (Linux)."""
    # Not getrusage: there a process takes over the peak of the one that started it.
    lines = Path("/proc/self/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    return round(int(kilobytes) / 1024)
