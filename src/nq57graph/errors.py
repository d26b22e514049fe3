"""What a user may be told: every mistake of a user is one of these, and one line.

The command line prints the line on stderr and leaves with ``exit_code``; a traceback is a fault of the program.
"""

from __future__ import annotations


class UserError(Exception):
    """A mistake that the user can mend: what is wrong, where, and what to do, in one line.

    ``exit_code`` is 2 for wrong usage, a query's syntax, no graph or no usable file; 1 for a check that failed or nothing
    found. ``vi`` is the line in Vietnamese; without one, both languages read ``message``.
    """

    exit_code: int = 2

    def __init__(self, message: str, exit_code: int | None = None, *, vi: str | None = None) -> None:
        self.message = " ".join(message.split())
        self.vi = " ".join(vi.split()) if vi else self.message
        if exit_code is not None:
            self.exit_code = exit_code
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message

    def line(self, lang: str) -> str:
        """The line in ``lang`` ('vi' or 'en')."""
        return self.vi if lang == "vi" else self.message


class NoWorkspace(UserError):
    """``where`` is no workspace, nor is any folder above it."""

    def __init__(self, where: object) -> None:
        super().__init__(
            f"no workspace at {where} or above it: make one with 'nq57 init FOLDER', or name one with --workspace DIR",
            vi=f"không có vùng làm việc ở {where} hay ở thư mục nào phía trên: tạo bằng 'nq57 init THƯ_MỤC', "
            "hoặc chỉ ra bằng --workspace THƯ_MỤC",
        )


class NoGraph(UserError):
    """The workspace at ``where`` has not been built."""

    def __init__(self, where: object) -> None:
        super().__init__(
            f"no graph in {where} yet: make it with 'nq57 build'",
            vi=f"chưa có đồ thị trong {where}: tạo bằng 'nq57 build'",
        )


class BuildRunning(UserError):
    """Another build of the workspace at ``where`` is at work."""

    def __init__(self, where: object) -> None:
        super().__init__(
            f"another build of {where} is running: wait until it is done, then run 'nq57 build' again",
            vi=f"đang có một lần dựng khác trong {where}: chờ xong rồi chạy lại 'nq57 build'",
        )


class RefusedFile(UserError):
    """``file`` cannot be read, for ``reason``; other files are not touched by it."""

    def __init__(self, file: object, reason: str, *, vi: str | None = None) -> None:
        self.file = str(file)
        self.reason = reason
        super().__init__(f"{file}: {reason}", vi=f"{file}: {vi}" if vi else None)


class NothingUsable(UserError):
    """Not one document in ``where`` could be read; ``refused`` says why, file by file."""

    def __init__(self, where: object, refused: tuple[RefusedFile, ...] = ()) -> None:
        self.refused = refused
        if refused:
            super().__init__(
                f"no document in {where} could be read: mend those named above, or add others with 'nq57 add PATH…'",
                vi=f"không đọc được văn bản nào trong {where}: sửa các tệp nêu trên, hoặc thêm tệp khác bằng 'nq57 add ĐƯỜNG_DẪN…'",
            )
        else:
            super().__init__(
                f"no document in {where}: add some with 'nq57 add PATH…'",
                vi=f"chưa có văn bản nào trong {where}: thêm bằng 'nq57 add ĐƯỜNG_DẪN…'",
            )
