"""The computer in words: no names of hosts, people or folders."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from threadpoolctl import threadpool_info

LIBRARIES = ("numpy", "scikit-learn", "keras", "tensorflow", "tensorflow-cpu", "torch")


def processor() -> str:
    """The processor's name, as far as the system tells."""
    try:
        if sys.platform == "darwin":
            return subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True,
                                  check=True).stdout.strip()
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
        if found:
            return found[1].strip()
    except (OSError, subprocess.SubprocessError):
        pass
    return platform.processor() or platform.machine()


def installed() -> dict[str, str]:
    """The versions of the libraries that are compared."""
    versions = {}
    for name in LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def description() -> list[tuple[str, str]]:
    """(what, its value), for the page."""
    blas = {f"{info['internal_api']} {info['version']} ({info.get('architecture', 'unknown')})"
            for info in threadpool_info() if info["user_api"] == "blas"}
    return [("processor", f"{processor()} ({platform.machine()})"), ("cores", str(os.cpu_count())),
            ("system", f"{platform.system()} {platform.release().split('-')[0]}"),
            ("Python", platform.python_version()),
            *installed().items(), ("NumPy's and SciPy's matrix library", ", ".join(sorted(blas)))]


def to_one_core() -> bool:
    """Bind this process to one of its cores. False where the system cannot do it (macOS, Windows)."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # the last: interrupts are most often served by the first
    return True
