"""What a class needs, from deploy/measured.json: `python -m tools.hub.report`.

Writes the tables of deploy/README.md, between the marks there, and the limits in the settings. All formulas are here.
"""

import math
import re
import sys
from pathlib import Path
from typing import Any

from helpers.files import write_whole
from helpers.home import lessons
from tools.hub import record
from tools.hub.memory import LESSONS
from tools.sources import ROOT

DEPLOY = Path(ROOT, "deploy")
CLASSES = (30, 300)

# What is assumed, and not measured:
PATIENCE = 60           # seconds that all may wait, if all run the slowest cell of lessons 00 to 08 at the same moment
SYSTEM_MB = 1000        # for the operating system
MACHINE = 30            # learners on one machine
HOURS = 2.0             # that a learner spends, for each hour of lessons: with exercises, in class and at home
TAKEN = 0.5             # of the places on a machine that is on, so many are taken on average


def needs(measured: dict[str, Any]) -> dict[str, Any]:
    """Limits for one learner in MB, and what classes need."""
    kernels, rows = measured["kernels"], measured["class"]
    server = max(row["server_own_mb"]["most"] for row in rows)
    usual = max(kernels[lesson]["own_mb"] for lesson in LESSONS)
    largest = max(kernel["own_mb"] for kernel in kernels.values())
    guarantee = up_to(server + usual, 50)
    limit = up_to(server + largest + measured["digits_mb"], 100)
    hub = max(row["hub_own_mb"]["most"] + row["proxy_own_mb"]["most"] for row in rows)
    cell = max(kernels[lesson]["slowest_cell_cpu_s"] for lesson in LESSONS)
    machine_gb = math.ceil((SYSTEM_MB + hub + measured["digits_mb"] + MACHINE * guarantee) / 1000)
    all_gb = math.ceil((SYSTEM_MB + hub + measured["digits_mb"] + MACHINE * (server + largest)) / 1000)
    cores = max(2, math.ceil(MACHINE * cell / PATIENCE))
    hours = HOURS * sum(lesson.minutes for lesson in lessons()) / 60
    # What is given out lies in a home twice, as files and in their repository; six lessons were worked on.
    home = 2 * measured["handout_mb"] + max(row["home_mb"]["most"] for row in rows) * len(lessons()) / 6
    classes = {}
    for count in CLASSES:
        machines = math.ceil(count / MACHINE)
        classes[count] = {
            "machines": machines, "gb": machines * machine_gb, "all_gb": machines * all_gb,
            "cores": machines * cores,
            "learner_hours": round(count * hours), "machine_hours": round(count * hours / MACHINE / TAKEN),
            "gb_hours": round(count * hours * guarantee / 1000), "disk_gb": math.ceil(count * home / 1000),
        }
    return {"guarantee_mb": guarantee, "limit_mb": limit, "server_mb": server, "kernel_mb": usual,
            "largest_mb": largest, "largest_lesson": max(kernels, key=lambda lesson: kernels[lesson]["own_mb"]),
            "hub_mb": hub, "slowest_cell_cpu_s": cell, "machine_gb": machine_gb,
            "machine_all_gb": all_gb, "machine_cores": cores, "hours": hours, "classes": classes}


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
        lines.append(f"| {lesson} | {row['own_mb']} | {row['resident_mb']} | {row['cpu_s']:.0f} | "
                     f"{row['slowest_cell_cpu_s']} |")
    return "\n".join(lines)


def class_table(measured: dict[str, Any]) -> str:
    lines = ["| learners | lessons run to the end | cells that failed | server ready, s | first output, s | "
             "slowest cell, s | kernel, MB | server, MB | all together, GB | processors: class, others |",
             "|---|---|---|---|---|---|---|---|---|---|"]
    for row in measured["class"]:
        lines.append(
            f"| {row['learners']} | {row['lessons_finished']} of {row['lessons_planned']} in {row['seconds']} s | "
            f"{row['failed_cells']} | "
            f"{row['server_ready_s']['median']} (most {row['server_ready_s']['most']}) | "
            f"{row['first_output_s']['median']} (most {row['first_output_s']['most']}) | "
            f"{row['slowest_cell']['seconds']} (lesson {row['slowest_cell']['lesson']}) | "
            f"{row['kernel_own_mb']['most']:.0f} | {row['server_own_mb']['most']:.0f} | "
            f"{row['all_share_mb'] / 1000:.1f} | {row['class_cpu_share']:.0%}, {row['others_cpu_share']:.0%} |")
    cores = measured["class"][0]["cores"]
    lines.append(f"\nMeasured on {cores} cores that other work used as well (the last column). Each learner ran solved "
                 "lessons without a pause, until all were done or the minutes allowed were over. Memory is the most "
                 "that any learner's had of its own; all together counts what is shared once.")
    return "\n".join(lines)


def accident_text(measured: dict[str, Any]) -> str:
    seen = measured["accident"]
    return (f"While {seen['others']} others worked, one learner's kernel was killed in the middle of a cell, then the "
            f"same learner's server. The others ran {seen['others_cells']} cells meanwhile, {seen['others_failed']} "
            f"failed, and the slowest took {seen['others_slowest_cell_s']} s. The kernel answered again after "
            f"{seen['kernel_back_s']} s, and after the server's end a new one did after {seen['server_back_s']} s. The "
            f"notebook was {'as it had been saved' if seen['file_as_saved'] else 'not as it had been saved'}.")


def sizing_table(measured: dict[str, Any], found: dict[str, Any]) -> str:
    lines = ["| | " + " | ".join(f"{count} learners" for count in CLASSES) + " |", "|---" * (len(CLASSES) + 1) + "|"]
    for words, key in [(f"machines for {MACHINE} learners each", "machines"), ("memory, GB: lessons 00 to 08", "gb"),
                       ("memory, GB: all lessons, all in the largest at once", "all_gb"), ("cores", "cores"),
                       ("homes on disk, GB", "disk_gb"), ("a term: hours of learners", "learner_hours"),
                       ("a term: machine-hours", "machine_hours"), ("a term: GB-hours of memory", "gb_hours")]:
        lines.append(f"| {words} | " + " | ".join(f"{found['classes'][count][key]:,}" for count in CLASSES) + " |")
    lines.append(
        f"\nA machine for {MACHINE}: {found['machine_gb']} GB and {found['machine_cores']} cores, or "
        f"{found['machine_all_gb']} GB if all take the largest lesson ({found['largest_lesson']}) together. Memory is "
        f"{SYSTEM_MB} MB for the system, {found['hub_mb']:.0f} MB for the hub, {measured['digits_mb']} MB for the "
        f"digits, once, and {found['guarantee_mb']} MB for each learner ({found['server_mb']:.0f} server, "
        f"{found['kernel_mb']} the largest kernel of lessons 00 to 08). The limit is {found['limit_mb']} MB: with "
        f"it the largest of all lessons runs ({found['largest_mb']} MB). Cores are such that all {MACHINE} can run the "
        f"slowest cell ({found['slowest_cell_cpu_s']} s) at the same moment, and wait {PATIENCE} s at most. A term is "
        f"all lessons, the optional ones among them; for each hour of them a learner spends {HOURS:g} "
        f"({found['hours']:.0f} hours), and a machine that is on has {TAKEN:.0%} of its places taken. A kernel for two "
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
