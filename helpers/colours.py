"""The course's colours: Okabe and Ito's palette, which survives colour blindness, and what stands for what.

https://jfly.uni-koeln.de/color/. Nothing is imported here, so that a check, a figure and a widget can all use it.
"""

BLUE, VERMILLION, GREEN, ORANGE = "#0072B2", "#D55E00", "#009E73", "#E69F00"
SKY, PURPLE = "#56B4E9", "#CC79A7"
INK, GREY = "#222222", "#767676"  # text and axes; what stands back
FRAME, GRID, PALE = "#CCCCCC", "#E5E5E5", "#EEF0F2"  # around an image; behind curves; fills behind text

SIGNED = "RdBu_r"  # matplotlib's map for numbers above and below 0: red counts for, blue against, white not at all
ABOVE, BELOW = "#CA0020", "#0571B0"  # its red and its blue, for pictures that are drawn without matplotlib

# The order in which several curves in one picture take colour, marker and line: told apart without colour as well.
LINES = [(BLUE, "o", "-"), (VERMILLION, "s", "-"), (GREEN, "^", "-"), (ORANGE, "D", "--"), (PURPLE, "v", "--")]

# The ten digits where each has a colour of its own: six of the palette, and four more that show on white as well.
DIGITS = [BLUE, VERMILLION, GREEN, ORANGE, SKY, PURPLE, "#8C510A", "#B59F00", GREY, "#8073AC"]
SHADES = ["#D9D9D9", "#C6DBEF", "#6BAED6", "#2171B5", "#08306B"]  # unsure is pale, sure is dark: also without colour
