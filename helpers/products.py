"""Matrix products by SciPy's matrix library, for a NumPy that was built without one, as Pyodide's is.

What it buys there, in Chromium: a product of (4000, 784) and (784, 128) takes an eighth of the time, one of a batch of
64 a quarter. NumPy's own functions stay in charge of whatever is not a plain product of two matrices.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

import numpy as np

SMALLEST = 50_000               # multiplications; below, the way to SciPy costs more than it brings
FLAGS = 21                      # the place of tp_flags in a type, in words of the machine (CPython 3.10 to 3.14)
IMMUTABLE = 1 << 8              # Py_TPFLAGS_IMMUTABLETYPE

_operator, _function = np.ndarray.__matmul__, np.matmul


def use_blas() -> None:
    """Let `a @ b` and `np.matmul(a, b)` take SciPy's library from now on, in this process.

    Raises RuntimeError where a type is not laid out as this expects; then nothing has changed.
    """
    flags = ctypes.c_ulong.from_address(id(np.ndarray) + FLAGS * ctypes.sizeof(ctypes.c_void_p))
    if flags.value != np.ndarray.__flags__:
        raise RuntimeError("NumPy's array type is not laid out as expected: its operator @ stays as it is")
    flags.value &= ~IMMUTABLE
    np.ndarray.__matmul__ = _matmul_operator  # type: ignore[method-assign, assignment]
    flags.value |= IMMUTABLE
    np.matmul = _matmul  # type: ignore[assignment]


def _matmul_operator(a: Any, b: Any) -> Any:
    product = _product(a, b)
    return _operator(a, b) if product is None else product


def _matmul(a: Any, b: Any, out: Any = None, **settings: Any) -> Any:
    product = None if settings else _product(a, b)
    if product is None or (out is not None and (type(out) is not np.ndarray or out.shape != product.shape)):
        return _function(a, b, out=out, **settings)
    if out is None:
        return product
    out[...] = product
    return out


def _product(a: Any, b: Any) -> np.ndarray | None:
    """The product of two large matrices of the same kind of floats; None for anything else."""
    if not (type(a) is type(b) is np.ndarray and a.ndim == b.ndim == 2 and a.dtype == b.dtype
            and a.shape[1] == b.shape[0] and a.size * b.shape[1] >= SMALLEST):
        return None
    multiply = _gemm(a.dtype)
    if multiply is None:
        return None
    # The library counts columns first: what it calls the product of b and a, rows first, is that of a and b.
    (first, turned), (second, also_turned) = _columns_first(b), _columns_first(a)
    return multiply(1.0, first, second, trans_a=turned, trans_b=also_turned).T


def _columns_first(matrix: np.ndarray) -> tuple[np.ndarray, bool]:
    """The matrix turned over, as the library can read it without a copy, and whether the library has to turn it."""
    return (matrix, True) if matrix.flags.f_contiguous else (matrix.T, False)


@cache
def _gemm(dtype: np.dtype) -> Any:
    from scipy.linalg import blas  # two seconds in a browser, so only for whoever multiplies

    return {"float32": blas.sgemm, "float64": blas.dgemm}.get(dtype.name)
