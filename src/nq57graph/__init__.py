"""nq57graph: who must do what by when, on whose order, out of Vietnamese Party and State documents."""

__version__ = "0.1.0"
