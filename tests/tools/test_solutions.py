"""Cutting solutions out of cells."""

import ast
from textwrap import dedent

import pytest

from tools.solutions import BuildError, check_markers, cut_solutions, remove_markers


def cut(source: str) -> str:
    return cut_solutions(dedent(source).strip())


def test_a_function_returns_the_ellipsis():
    stub = cut('''
        def cost(output, target):
            """Squared distance."""
            ### BEGIN SOLUTION
            error = output - target

            # one number
            return float(np.sum(error**2))
            ### END SOLUTION


        check("03.2", cost)
    ''')
    assert stub == dedent('''
        def cost(output, target):
            """Squared distance."""
            # Your code here (2 lines are enough).
            return ...


        check("03.2", cost)
    ''').strip()


def test_names_at_top_level_are_set_to_the_ellipsis_once_and_in_order():
    stub = cut("""
        ### BEGIN SOLUTION
        scaled = images / 255
        scaled = scaled.reshape(-1, 784)
        (low, *rest), [high] = (0, 1), [2]
        total: float = 0
        for image in images:
            total += image.sum()
        table[0] = net.weights = 3

        def halve(x):
            inner = x / 2
            return inner
        ### END SOLUTION
        print(scaled)
    """)
    assert stub.split("\n") == [
        "# Your code here (10 lines are enough).",
        "scaled = ...",
        "low = ...",
        "rest = ...",
        "high = ...",
        "total = ...",
        "halve = ...",
        "print(scaled)",
    ]


def test_one_line_is_enough_reads_as_english():
    assert cut("### BEGIN SOLUTION\nx = 1\n### END SOLUTION") == "# Your code here (1 line is enough).\nx = ..."


def test_a_return_of_an_inner_function_is_not_the_cells_return():
    stub = cut("""
        ### BEGIN SOLUTION
        def f(x):
            return x
        ### END SOLUTION
    """)
    assert stub.endswith("\nf = ...")


def test_a_region_in_the_middle_of_a_function_names_what_to_set():
    stub = cut("""
        def step(weights):
            if True:
                ### BEGIN SOLUTION
                slope = 2 * weights
                change = 0.1 * slope
                ### END SOLUTION
            return weights - change
    """)
    assert stub == dedent("""
        def step(weights):
            if True:
                # Your code here (2 lines are enough): set slope and change, then remove the next line.
                return ...
            return weights - change
    """).strip()


def test_an_inner_functions_return_does_not_count_for_the_outer_one():
    stub = cut("""
        def outer():
            ### BEGIN SOLUTION
            def inner():
                return 1
            ### END SOLUTION
            return inner
    """)
    assert "set inner, then remove the next line." in stub


def test_several_regions_in_one_cell():
    stub = cut("""
        def first():
            ### BEGIN SOLUTION
            return 1
            ### END SOLUTION

        def second():
            ### BEGIN SOLUTION
            return 2
            ### END SOLUTION

        ### BEGIN SOLUTION
        both = first() + second()
        ### END SOLUTION
    """)
    assert stub.count("return ...") == 2
    assert stub.endswith("both = ...")
    namespace: dict = {}
    exec(stub, namespace)
    assert namespace["first"]() is ... and namespace["second"]() is ... and namespace["both"] is ...


def test_a_method_is_a_function_and_a_class_body_is_not():
    stub = cut("""
        class Value:
            ### BEGIN SOLUTION
            grad = 0
            ### END SOLUTION
            def add(self):
                ### BEGIN SOLUTION
                self.grad += 1
                ### END SOLUTION
            def total(self):
                ### BEGIN SOLUTION
                return self.grad + 1
                ### END SOLUTION
    """)
    assert "    grad = ..." in stub and "        return ..." in stub
    assert stub.count("        ...") == 1  # `add` changes its object and returns nothing


def test_a_block_is_never_left_empty():
    ast.parse(cut("for i in range(3):\n    ### BEGIN SOLUTION\n    print(i)\n    ### END SOLUTION"))


def test_a_cell_without_markers_is_left_alone_even_if_it_is_not_python():
    assert cut_solutions("!ls\n\n") == "!ls\n\n"


@pytest.mark.parametrize(
    "source",
    [
        "### BEGIN SOLUTION\n# nothing\n### END SOLUTION",
        "### BEGIN SOLUTION\nfor i in range(3):\n    ### END SOLUTION\n    print(i)",
        "### BEGIN SOLUTION\ny = 1\nif y:\n### END SOLUTION\n    print(y)",
        "### BEGIN SOLUTION\nx = (1,\n### END SOLUTION\n2)",
        "x = = 1\n### BEGIN SOLUTION\ny = 1\n### END SOLUTION",
    ],
    ids=["no code", "half a block", "a head without its block", "half a statement", "not Python"],
)
def test_a_region_that_cannot_be_cut_is_refused(source):
    with pytest.raises((SyntaxError, ValueError)):
        cut_solutions(source)


def test_the_solved_cell_keeps_the_code_and_loses_the_markers():
    assert remove_markers("def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n\nf()") == (
        "def f():\n    return 1\n\nf()"
    )


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["# %%", "### BEGIN SOLUTION", "x = 1"], 2),
        (["# %%", "### BEGIN SOLUTION", "x = 1", "# %%", "### END SOLUTION"], 2),
        (["# %%", "x = 1", "### END SOLUTION"], 3),
        (["# %%", "### BEGIN SOLUTION", "### BEGIN SOLUTION", "### END SOLUTION"], 3),
        (["# %%", "# BEGIN SOLUTION", "x = 1", "# END SOLUTION"], 2),
        (["# %%", "x = 1  ### BEGIN SOLUTION", "### END SOLUTION"], 2),
        (["# %%", "### begin solution", "x = 1", "### END SOLUTION"], 2),
        (["# %% [markdown]", "# ### BEGIN SOLUTION", "# ### END SOLUTION"], 2),
    ],
    ids=["open", "closed in the next cell", "never opened", "opened twice", "misspelt", "after code", "case", "text"],
)
def test_markers_that_do_not_pair_up_name_file_and_line(lines, line):
    with pytest.raises(BuildError, match=rf"^03_cost\.py, line {line}: "):
        check_markers("\n".join(lines), "03_cost.py")


def test_markers_in_order_pass():
    region = "### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n"
    check_markers("# %%\n" + region + region, "a.py")
