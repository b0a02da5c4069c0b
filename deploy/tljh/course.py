"""The course on The Littlest JupyterHub: this goes to /opt/tljh/config/jupyterhub_config.d/ (see deploy/README.md).

Written for JupyterHub 6, whose part of it is run by the tests. Not run under TLJH itself.
Who may log in is not said here, so nobody may: name learners with `tljh-config`, or let your school's login decide.
"""

c = get_config()  # noqa: F821 (JupyterHub defines it)

COURSE = "/srv/course"  # the course's folder, the same for all

c.Spawner.environment = {
    # One thread for the matrix library: many learners share the cores, and small networks train fastest so.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # Unpacked by `python -m helpers.shared_digits /srv/digits`: in memory once, and not once for each learner.
    "MNIST_DIR": "/srv/digits",
    # What a learner has done lies beside the learner's own notebooks.
    "COURSE_PROGRESS": "~/course/my_work/.progress.json",
    "COURSE_DIGITS": "~/course/my_work/digits",
    # Widgets stay alive, and a kernel ends when its notebook is closed.
    "JUPYTER_CONFIG_PATH": f"{COURSE}/deploy/jupyter:{COURSE}/tools/jupyter",
    "JUPYTER_PATH": f"{COURSE}/deploy/jupyter",
}
c.Spawner.default_url = "/lab"
# Seconds: many people press the button at once. With the usual 30, servers were given up that had only just started.
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 180

# For each learner: a server and the largest kernel of lessons 00 to 08, as they were measured.
# The limit lets the largest of all lessons run. By python -m tools.hub.report, from deploy/measured.json:
c.Spawner.mem_limit = "1800M"
c.Spawner.mem_guarantee = "700M"
c.Spawner.cpu_limit = 1.0
