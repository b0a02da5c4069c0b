"""The questions of the page "Said and measured"."""

from helpers.exercises.model import Option, OwnWords, Quiz

QUIZZES = [
    Quiz(
        name="share_of_true_claims",
        question="The lessons measure most of these sentences. Of those that can be measured, how many are true "
                 "as they stand, without an \"if\" or a \"but\"?",
        prediction=True,
        options=[Option("nearly all"), Option("about three in four"), Option("about half"),
                 Option("about a third, or fewer")],
        truth=lambda share: 0 if share > 0.88 else 1 if share > 0.62 else 2 if share > 0.42 else 3,
        claim="",
        unit="share",
        by_course=True,
        why="More of them are true only under a condition than as they stand: of some network, some data, some recipe. "
            "The condition stands behind the verdict, in the tables below.",
    ),
]

OWN_WORDS = [
    OwnWords("true_without_conditions", "Pick a sentence that is true with conditions. Rewrite it so that it is true "
                                        "without any.",
             "For example J1: not \"a deep network can learn random labels just as well\", but \"784-128-10 gives back "
             "1,000 random labels after 60 epochs, and 4,000 after 200 with a falling rate\". Who, how many, after "
             "what: then it can be checked."),
    OwnWords("why_it_was_written", "Pick a false one. Why could someone who knows the subject well have written it?",
             "It may have been true of another network or of other data. G1's 85 "
             "per cent reads like a typical table, and who only wants to explain confidence need not measure it."),
    OwnWords("a_statement_of_this_week", "Find a sentence about networks in something that you read this week. What "
                                         "would you have to measure?",
             "Which network and which data it is about, what number would make it true and what number false, over how "
             "many random starts, and a control: what would come out if it were not so."),
]
