"""Statements that nothing in this course can measure: F5 and K1 to K6."""

from __future__ import annotations

from tools.claims.registry import not_checkable
from tools.claims.source_texts import answer, jaffe, notes

not_checkable("F5", topic="accuracy", source=jaffe("the text on results"),
              statement="It rivals human performance",
              result="no human has read these images for us")

not_checkable("K1", topic="context", source=notes("the introduction, 0:34"),
              statement='The "hello world" of neural networks',
              result="a matter of taste")

not_checkable("K2", topic="context", source=notes("Gradient Descent, 10:09"),
              statement="Biological neurons are binary",
              result="nothing here measures neurons of animals")

not_checkable("K3", topic="context", source=notes("Performance and Limitations, 16:13"),
              statement="This is technology of the 1980s and 1990s",
              result="a matter of history, not of measuring")

not_checkable("K4", topic="context", source=jaffe("the text on production"),
              statement="It mirrors how humans see",
              result="nothing here measures human sight")

not_checkable("K5", topic="context", source=notes("Further Learning, 17:01 to 17:27"),
              statement="There are a good book and good articles to read on",
              result="the lessons name some; whether they are good is a matter of taste")

not_checkable("K6", topic="context", source=answer("Limitations and Edge Cases"),
              statement="Adversarial images are a problem for security",
              result="lesson 10 measures the images, not the attackers")
