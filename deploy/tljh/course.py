"""The course on The Littlest JupyterHub: put this file into /opt/tljh/config/jupyterhub_config.d/ (see deploy/README.md).

Written for JupyterHub 6. Who may log in is not said here, and so nobody may: add learners with `tljh-config` or by
the authenticator that your school has.
"""

c = get_config()  # noqa: F821 (JupyterHub defines it)

# One thread for the matrix library: many learners share the cores, and small networks train fastest so.
c.Spawner.environment = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # Unpacked by `python -m helpers.shared_digits /srv/digits`: in memory once for all learners.
    "MNIST_DIR": "/srv/digits",
}
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = 120  # seconds: thirty people press the button at once

# A learner's server, one lesson and a little: what was measured, rounded up (deploy/measured.json).
c.Spawner.mem_limit = "1G"
c.Spawner.mem_guarantee = "600M"
c.Spawner.cpu_limit = 1.0
