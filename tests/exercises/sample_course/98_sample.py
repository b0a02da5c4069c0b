# ruff: noqa: F821
# %% [markdown]
# # The source of a small lesson: every kind of exercise and quiz once
#
# In text a call counts for nothing: `check("why_the_square")`.

# %%
quiz("moved_number")

# %%
check("cost_of_one_image", my_cost)

# %%
hint("cost_of_one_image")

# %%
check("weight_count", 784 * 16)

# %%
check(
    "ink_as_shares", my_ink)

# %%
check("split_by_class", my_split)
check("weight_count", again)

# %%
quiz("why_the_square")
