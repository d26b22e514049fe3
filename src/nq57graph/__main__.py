"""``python -m nq57graph`` is the command ``nq57``."""

from nq57graph.cli.app import start

if __name__ == "__main__":
    start()
