"""What a class needs, from deploy/measured.json: `python -m tools.hub.report`.

Writes the tables of deploy/README.md, between the marks there, and the limits in the settings. All formulas are here.
"""

import math
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from helpers.files import write_whole
from helpers.home import lessons
from tools.hub import record
from tools.hub.memory import usual
from tools.sources import ROOT

DEPLOY = Path(ROOT, "deploy")
CLASSES = (30, 300)

# What is assumed, and not measured:
PATIENCE = 60           # seconds that all may wait, if all run the slowest cell at the same moment
SYSTEM_MB = 1000        # for the operating system
MACHINE = 30            # learners on one machine
HOURS = 2.0             # that a learner spends, for each hour of lessons: with exercises, in class and at home
TAKEN = 0.5             # of the places on a machine that is on, so many are taken on average


def needs(measured: dict[str, Any]) -> dict[str, Any]:
    """Limits for one learner in MB, what a machine needs for some lessons and for all, and what classes need."""
    kernels, rows = measured["kernels"], measured["class"]
    server = max(row["server_own_mb"]["most"] for row in rows)
    hub = max(row["hub_own_mb"]["most"] + row["proxy_own_mb"]["most"] for row in rows)
    largest = max(kernels, key=lambda lesson: kernels[lesson]["own_mb"])
    groups = {"lessons 00 to 08, no optional ones": [row for lesson, row in kernels.items() if usual(lesson)],
              f"all lessons but {largest.replace('_', ' ')}": [row for name, row in kernels.items() if name != largest],
              "all lessons": list(kernels.values())}
    machines = {}
    for words, rows_of_group in groups.items():
        kernel, cell = (max(row[key] for row in rows_of_group) for key in ("own_mb", "slowest_cell_cpu_s"))
        each = up_to(server + kernel, 50)
        machines[words] = {
            "kernel_mb": kernel, "each_mb": each, "cell_s": cell,
            "gb": math.ceil((SYSTEM_MB + hub + measured["digits_mb"] + MACHINE * each) / 1000),
            "cores": max(2, math.ceil(MACHINE * cell / PATIENCE))}
    guarantee = machines[next(iter(groups))]["each_mb"]
    limit = up_to(server + kernels[largest]["own_mb"] + measured["digits_mb"], 100)
    hours = {Path(lesson.file).stem if "/" in lesson.file else lesson.file[:2]: HOURS * lesson.minutes / 60
             for lesson in lessons()}
    # What is given out lies in a home twice, as files and in their repository; six lessons were worked on.
    home = 2 * measured["handout_mb"] + max(row["home_mb"]["most"] for row in rows) * len(hours) / 6
    classes = {count: {
        "machines": math.ceil(count / MACHINE), "disk_gb": math.ceil(count * home / 1000),
        "learner_hours": round(count * sum(hours.values())),
        "machine_hours": round(count * sum(hours.values()) / MACHINE / TAKEN),
        "gb_hours": round(count / 1000 * sum(spent * (server + kernels[name]["own_mb"])
                                             for name, spent in hours.items())),
    } for count in CLASSES}
    return {"guarantee_mb": guarantee, "limit_mb": limit, "server_mb": server, "hub_mb": hub,
            "hours": sum(hours.values()),
            "largest_lesson": largest, "machines": machines, "classes": classes}


def up_to(value: float, step: int) -> int:
    """The next whole multiple of a step."""
    return math.ceil(value / step) * step


def tables(measured: dict[str, Any]) -> dict[str, str]:
    """The texts between the marks of deploy/README.md, by their names."""
    found = needs(measured)
    return {"kernels": kernel_table(measured), "class": class_table(measured), "accident": accident_text(measured),
            "sizing": sizing_table(measured, found)}


def kernel_table(measured: dict[str, Any]) -> str:
    lines = ["| lesson | its own, MB | resident, MB | processor, s | slowest cell, s |", "|---|---|---|---|---|"]
    for lesson, row in measured["kernels"].items():
        lines.append(f"| {lesson.replace('_', ' ')} | {row['own_mb']:,} | {row['resident_mb']:,} | "
                     f"{row['cpu_s']:.0f} | {row['slowest_cell_cpu_s']} |")
    return "\n".join([*lines, f"\n{_where(measured['kernels'].values())}"])


def class_table(measured: dict[str, Any]) -> str:
    lines = ["| learners | lessons run to the end | cells that failed | server ready, s | first output, s | "
             "slowest cell, s | kernel, MB | server, MB | all together, GB | processors: class, others |",
             "|---|---|---|---|---|---|---|---|---|---|"]
    for row in measured["class"]:
        lines.append(
            f"| {row['learners']} | {row['lessons_finished']} of {row['lessons_planned']} in {row['seconds']:,} s | "
            f"{row['failed_cells']} | "
            f"{row['server_ready_s']['median']} (most {row['server_ready_s']['most']}) | "
            f"{row['first_output_s']['median']} (most {row['first_output_s']['most']}) | "
            f"{row['slowest_cell']['seconds']} (lesson {row['slowest_cell']['lesson']}) | "
            f"{row['kernel_own_mb']['most']:.0f} | {row['server_own_mb']['most']:.0f} | "
            f"{row['all_share_mb'] / 1000:.1f} | {row['class_cpu_share']:.0%}, {row['others_cpu_share']:.0%} |")
    cut = "".join(f" With {row['learners']} learners it was ended after {row['minutes_allowed']:g} minutes: slower "
                  "cells may have followed." for row in measured["class"]
                  if row["lessons_finished"] + row["failed_cells"] < row["lessons_planned"])
    lines.append(f"\n{_where(measured['class'])} The last column says how much of the processors the class took, and "
                 "how much all else that ran on the computer. Each learner ran the solved lessons 01 to 06 without a "
                 f"pause.{cut} Memory is the most that any learner's had of its own; all together counts what is "
                 "shared once.")
    return "\n".join(lines)


def _where(rows: Iterable[dict[str, Any]]) -> str:
    """The days and the computers of some rows."""
    dates = sorted({row["date"] for row in rows})
    computers = sorted({f"{row['cores']} cores ({row['processor']})" for row in rows})
    return f"Measured {' to '.join(dict.fromkeys([dates[0], dates[-1]]))} on {' and on '.join(computers)}."


def accident_text(measured: dict[str, Any]) -> str:
    seen = measured["accident"]
    return (f"While {seen['others']} others worked, one learner's kernel was killed in the middle of a cell, then the "
            f"same learner's server. The others ran {seen['others_cells']} cells meanwhile, {seen['others_failed']} "
            f"failed, and the slowest took {seen['others_slowest_cell_s']} s. The kernel answered again after "
            f"{seen['kernel_back_s']} s, and after the server's end a new one did after {seen['server_back_s']} s. The "
            f"notebook was {'as it had been saved' if seen['file_as_saved'] else 'not as it had been saved'}. "
            + _where([seen]))


def sizing_table(measured: dict[str, Any], found: dict[str, Any]) -> str:
    lines = [f"| a machine for {MACHINE} learners, reckoned | memory, GB | cores, to wait {PATIENCE} s at most | for "
             "each learner, MB | largest kernel, MB | slowest cell, s |", "|---|---|---|---|---|---|"]
    lines += [f"| {words} | {one['gb']} | {one['cores']} | {one['each_mb']:,} | {one['kernel_mb']:,} | "
              f"{one['cell_s']} |" for words, one in found["machines"].items()]
    lines += ["", "| | " + " | ".join(f"{count} learners" for count in CLASSES) + " |",
              "|---" * (len(CLASSES) + 1) + "|"]
    for words, key in [("machines", "machines"), ("homes on disk, GB", "disk_gb"),
                       ("every lesson: hours of learners", "learner_hours"),
                       ("every lesson: machine-hours", "machine_hours"),
                       ("every lesson: GB-hours of servers and kernels", "gb_hours")]:
        lines.append(f"| {words} | " + " | ".join(f"{found['classes'][count][key]:,}" for count in CLASSES) + " |")
    lines.append(
        f"\nMemory is {SYSTEM_MB:,} MB for the system, {found['hub_mb']:.0f} MB for the hub, "
        f"{measured['digits_mb']} MB for the digits, once, and for each learner {found['server_mb']:.0f} MB for the "
        "server and the largest kernel, rounded up to 50. The limit of a learner is "
        f"{found['limit_mb']:,} MB: room for lesson {found['largest_lesson']} and the digits. Cores are such that all "
        f"{MACHINE} can run the slowest cell at the same moment and wait {PATIENCE} s at most. "
        f"Every lesson: the optional ones, too, each in {HOURS:g} times its minutes ({found['hours']:.1f} hours for a "
        f"learner), on machines that have {TAKEN:.0%} of their places taken while they are on. A kernel for two "
        "lessons at once is not counted.")
    return "\n".join(lines)


def with_tables(text: str, measured: dict[str, Any]) -> str:
    """The README with its tables as they are measured. Raises ValueError if a mark is missing."""
    for name, table in tables(measured).items():
        begin, end = f"<!-- {name}: by python -m tools.hub.report -->", f"<!-- end of {name} -->"
        if begin not in text or end not in text:
            raise ValueError(f"text: got a README without {begin} or {end}, expected both")
        text = text.split(begin)[0] + f"{begin}\n{table}\n{end}" + text.split(end, 1)[1]
    return text


def with_limits(text: str, measured: dict[str, Any]) -> str:
    """Settings, Python or YAML, with the limits as they are measured."""
    found = needs(measured)
    limit, guarantee = f"{found['limit_mb']}M", f"{found['guarantee_mb']}M"
    text = re.sub(r'(mem_limit = )"\w+"', rf'\1"{limit}"', text)
    text = re.sub(r'(mem_guarantee = )"\w+"', rf'\1"{guarantee}"', text)
    return re.sub(r"(memory:\n    limit: )\w+(\n    guarantee: )\w+", rf"\g<1>{limit}\g<2>{guarantee}", text)


def files(measured: dict[str, Any], deploy: Path = DEPLOY) -> dict[Path, str]:
    """The files that hold measured figures, as they should be."""
    readme = deploy / "README.md"
    settings = [deploy / "tljh" / "course.py", deploy / "kubernetes" / "values.yaml"]
    return {readme: with_tables(readme.read_text(encoding="utf-8"), measured),
            **{path: with_limits(path.read_text(encoding="utf-8"), measured) for path in settings}}


def main() -> int:
    for path, text in files(record.read()).items():
        write_whole(path, text)
        print(f"{path.relative_to(ROOT).as_posix()} is up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
