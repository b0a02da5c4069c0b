"""What maintainers run: building notebooks, measuring claims. Learners do not need it."""
