"""Measurable goals: indicator, comparator, value, unit, and the year by which.

Only what is set for the future: goals and tasks, not results reached. 'trên', 'hơn' is '>'; 'tối thiểu', 'ít nhất' '>=';
a plain 'đạt' '='; 'thuộc nhóm N dẫn đầu' '<=' in ranks; 'a - b' a range (annotation guide).

A paragraph is read clause by clause. Each number that is a goal is a level; levels of one indicator ('đạt 65% vào năm 2025
và đạt 80% vào năm 2030', 'dưới 23% (khu vực miền núi dưới 30%)') are a goal each, with the words that are its own.
"""

from nq57graph.find.targets.clauses import find_in_flow
from nq57graph.find.targets.document import find_targets

__all__ = ["find_in_flow", "find_targets"]
