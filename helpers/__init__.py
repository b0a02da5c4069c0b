"""The helpers behind the lessons: data -> network -> questions put to it -> figures -> widgets -> lessons.

A module imports only from the left of itself. Nothing is imported here, so that `import helpers` is instant.
"""
