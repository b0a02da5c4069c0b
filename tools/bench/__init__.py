"""`python3 start.py bench`: how fast the engine is beside what others use, and beside what one core can do at all.

plan          what is measured, and how often
contenders    the engine and its peers, each made to train in the same way; keras_contender has Keras
growth        runs in turn, and how time grows with images, neurons and batch size
race          from an untrained network to 98 % on the test set
alone         what needs a process of its own: memory, and one BLAS thread against two
machine       the computer in words
report        tables, the page tests/benchmarks/results.md, and the plot
"""

import os

from tools.processes import ONE_THREAD

GIVEN = dict(os.environ)        # as they were
AS_GIVEN = "BENCH_AS_GIVEN"     # set for a process that is to have all cores and the caller's own Keras (gpu)

# Here, because matrix libraries and TensorFlow read these once, when they are loaded, and this is loaded before them.
if AS_GIVEN not in GIVEN:
    os.environ.update(ONE_THREAD, TF_NUM_INTRAOP_THREADS="1", TF_NUM_INTEROP_THREADS="1", KERAS_BACKEND="tensorflow",
                      TF_CPP_MIN_LOG_LEVEL="3")
