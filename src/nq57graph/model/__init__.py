"""The contract between the stages: frozen dataclasses, standard library only.

text → document (read) → reading (find) → facts (resolve) → triples (build).
"""
