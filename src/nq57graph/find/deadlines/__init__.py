"""Times by which work is due, in the words of the genre.

A deadline is a time phrase with its preposition. The preposition decides the kind (trước: before; trong: during; đến,
chậm nhất, hạn, hoàn thành: by); the end is the day as printed or the last day of the period (annotation guide). Times that
are none: dates of cited documents, the length of a campaign or of a plan, meetings, other people's work, processing times.

``prose`` reads sentences, ``cells`` the column 'Thời gian hoàn thành', ``headings`` the titles above tasks.
"""

from nq57graph.find.deadlines.cells import read_cell
from nq57graph.find.deadlines.dating import complete_deadlines, in_year, inherited
from nq57graph.find.deadlines.headings import find_period
from nq57graph.find.deadlines.periods import legible
from nq57graph.find.deadlines.prose import count_dates, find_dates, find_deadline

__all__ = [
    "complete_deadlines",
    "count_dates",
    "find_dates",
    "find_deadline",
    "find_period",
    "in_year",
    "inherited",
    "legible",
    "read_cell",
]
