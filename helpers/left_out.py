"""The name that `missing_library` had in version 0.1: edited copies of lesson 09 from then import it."""

from helpers.missing_library import skip_cells as leave_out

__all__ = ["leave_out"]
