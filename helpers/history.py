"""What happened in a training, epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpers.wording import percent


@dataclass(repr=False)
class History:
    """What happened in training: one entry an epoch.

    `cost` and `accuracy` are measured on the answers given *while* the epoch ran, each before the step that learnt
    from it. The validation lists are empty without validation data. `seconds` leaves the validation out.
    Accuracies are shares, 0 to 1.
    """

    cost: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    validation_cost: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def __repr__(self) -> str:
        if not self.cost:
            return "History(no epochs)"
        held_out = f", {percent(self.validation_accuracy[-1])} on held-out images" if self.validation_accuracy else ""
        return (f"History({len(self.cost)} epochs, ended at cost {self.cost[-1]:.3g}, "
                f"{percent(self.accuracy[-1])}{held_out})")


def show_progress(epoch: int, history: History) -> None:
    """For `on_epoch`: print one line an epoch."""
    line = f"epoch {epoch:2d}: cost {history.cost[-1]:.3f}, {percent(history.accuracy[-1])} right while training"
    if history.validation_accuracy:
        line += f", {percent(history.validation_accuracy[-1])} on validation"
    print(line, flush=True)
