"""What the checks say of the answers in this folder, and how often it helps."""

import json
import sys

from helpers.exercises import lessons
from helpers.exercises.judge import judge
from helpers.exercises.verdicts import Verdict
from tests.exercises.answers import JUDGED, Answer, judged, load

WORTH = ("named", "clear", "numbers", "wrongly")


def verdict_of(answer: Answer) -> Verdict:
    """What its exercise's check says of an answer."""
    return judge(lessons.load(answer.exercise), answer.given)


def short(verdict: Verdict) -> str:
    """A verdict in a word or a few: its listed mistake or family, or its kind."""
    return verdict.mistake or verdict.kind


def shares(answers: dict[str, Answer], verdicts: dict[str, Verdict]) -> dict[str, float]:
    """The four numbers, each from 0 to 1."""
    right = [name for name, answer in answers.items() if not answer.mistake]
    wrong = [name for name, answer in answers.items() if answer.mistake]
    worth = {name: entry["worth"] for name, entry in judged().items()}
    return {
        "right, accepted": sum(verdicts[name].kind == "right" for name in right) / len(right),
        "wrong, accepted": sum(verdicts[name].kind == "right" for name in wrong) / len(wrong),
        "named or made clear": sum(worth.get(name) in ("named", "clear") for name in wrong) / len(wrong),
        "named wrongly": sum(worth.get(name) == "wrongly" for name in wrong) / len(wrong),
    }


def unjudged(answers: dict[str, Answer], verdicts: dict[str, Verdict]) -> list[str]:
    """The wrong answers of whose verdict nobody has said what it is worth."""
    known = {name: entry["verdict"] for name, entry in judged().items()}
    return [name for name, answer in answers.items() if answer.mistake and verdicts[name].kind != "right"
            and known.get(name) != short(verdicts[name])]


def main(words: list[str]) -> int:
    """See the package's docstring. `--judge named NAME ...` keeps a judgement."""
    answers = load()
    if words[:1] == ["--judge"]:
        if words[1] not in WORTH:
            raise SystemExit(f"Say one of {', '.join(WORTH)}.")
        kept = judged()
        for name in words[2:]:
            kept[name] = {"verdict": short(verdict_of(answers[name])), "worth": words[1]}
        JUDGED.write_text(json.dumps(dict(sorted(kept.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    if words[:1] == ["--read"]:
        answers = {name: answer for name, answer in answers.items() if name.startswith(f"lesson_{words[1]}")}
    verdicts = {name: verdict_of(answer) for name, answer in answers.items()}
    chosen = unjudged(answers, verdicts) if "--new" in words else answers if "--read" in words else []
    for name in chosen:
        print(f"{name}\n  mistake: {answers[name].mistake or '-'}\n  verdict: {verdicts[name].kind} "
              f"({verdicts[name].mistake})\n  " + "\n  ".join(verdicts[name].sentences), end="\n\n")
    if not words:
        for name, share in shares(answers, verdicts).items():
            print(f"{name:20} {share:.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
