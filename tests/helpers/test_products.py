"""Matrix products by SciPy's library: the same results, the same errors. In a process of its own, which it changes."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import numpy as np
plain, random = np.matmul, np.random.default_rng(0)
operator = np.ndarray.__matmul__
from helpers import products
products.use_blas()
assert np.matmul is not plain and np.ndarray.__matmul__ is not operator
calls, gemm = [], products._gemm
products._gemm = lambda dtype: calls.append(dtype.name) or gemm(dtype)

def same(a, b, tolerance=1e-5):
    expected = plain(a, b)
    for got in (a @ b, np.matmul(a, b), np.matmul(a, b, out=np.empty_like(expected))):
        assert got.shape == expected.shape and got.dtype == expected.dtype, (a.shape, b.shape)
        assert np.allclose(got, expected, rtol=tolerance, atol=tolerance), (a.shape, b.shape)

for dtype in ("float32", "float64"):
    a, b, d = (random.standard_normal(shape).astype(dtype) for shape in ((64, 784), (784, 128), (64, 128)))
    big = random.standard_normal((200, 900)).astype(dtype)
    for pair in ((a, b), (a.T, d), (d, b.T), (np.asfortranarray(a), b), (big[::2, 100:884], b), (b.T, a.T),
                 (a, b[:, :1])):
        same(*pair, tolerance=2e-4 if dtype == "float32" else 1e-10)
assert {"float32", "float64"} == set(calls)

seen = len(calls)
same(a[:2, :3], b[:3, :2])                                  # small ones
same(np.ones((40, 50), int), np.ones((50, 60), int))        # whole numbers
same(np.ones((5, 40, 50)), np.ones((50, 60)))               # stacks
same(np.ones(700), np.ones((700, 90))); same(np.ones((90, 700)), np.ones(700))
same(np.ones((400, 0)), np.ones((0, 400)))
same(a.astype("float32"), b.astype("float64"), 1e-4)        # mixed
assert calls[seen:] in ([], ["int64"] * 3), calls[seen:]

nan = a.copy(); nan[0, 0] = np.nan; nan[1, 0] = np.inf
assert np.isnan((nan @ b)[0]).all() and np.isfinite((nan @ b)[2]).all()

for wrong in (lambda: a @ a, lambda: a @ "b", lambda: a @ None, lambda: np.matmul(a, b, out=np.empty((1, 1)))):
    try:
        wrong()
    except (ValueError, TypeError):
        continue
    raise AssertionError("no error")
c = np.eye(300); c @= np.full((300, 300), 2.0)
assert (c == 2).all()
try:
    np.ndarray.__matmul__ = None
except TypeError:
    print("all well")
"""


def test_products_are_the_same_and_so_are_errors():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.stdout == "all well\n", done.stderr
