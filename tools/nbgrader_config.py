"""nbgrader's configuration for this course, written by `start.py build --nbgrader`. Change it as you like."""

import os
import sys

os.environ.update(
    # Grading writes nothing into the grader's own progress, and reads nobody's handwriting.
    COURSE_PROGRESS="off",
    COURSE_DIGITS="off",
    # nbgrader calls programs that are beside it, and kernels are to run in the same Python.
    PATH=os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", "")]),
    JUPYTER_PREFER_ENV_PATH="1",
)

c = get_config()  # type: ignore[name-defined]  # noqa: F821  # nbgrader defines it
c.CourseDirectory.course_id = "digits"
c.ClearSolutions.code_stub = {"python": ""}  # what stands in for a solution is beside it already
c.Execute.timeout = 120  # seconds a cell
