"""Dropping root's rights over files, so that a read-only file is read-only whoever runs the tests."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION_3 = 0x20080522
_OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by their numbers in ``capabilities(7)``."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def can_give_up_roots_rights() -> bool:
    """True where this process is not root's, or runs on Linux, where root's rights can be given up."""
    return hasattr(os, "geteuid") and (os.geteuid() != 0 or sys.platform == "linux")


def give_up_roots_rights() -> None:
    """From here on, this thread may write and read only what the modes of files let their owner."""
    if os.geteuid() != 0:
        return
    header, sets = _rights()
    for right in _OVERRIDES:
        sets[0].effective &= ~(1 << right)
    _set_rights(header, sets)


@contextmanager
def without_roots_rights() -> Iterator[None]:
    """Give up root's rights over files in this thread, and take them back at the end."""
    if os.geteuid() != 0:
        yield
        return
    header, before = _rights()
    give_up_roots_rights()
    try:
        yield
    finally:
        _set_rights(header, before)


def _rights() -> "tuple[_Header, ctypes.Array[_Set]]":
    header, sets = _Header(_VERSION_3, 0), (_Set * 2)()
    if ctypes.CDLL(None, use_errno=True).capget(ctypes.byref(header), sets):
        raise OSError(ctypes.get_errno(), "the thread's rights cannot be read")
    return header, sets


def _set_rights(header: _Header, sets: "ctypes.Array[_Set]") -> None:
    if ctypes.CDLL(None, use_errno=True).capset(ctypes.byref(header), sets):
        raise OSError(ctypes.get_errno(), "the thread's rights cannot be changed")
