"""Dropping root's rights over files, so that a read-only file is read-only whoever runs the tests."""

import ctypes
import os
import sys

_VERSION_3 = 0x20080522
_OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by their numbers in ``capabilities(7)``."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def can_give_up_roots_rights() -> bool:
    """True where this process is not root's, or runs on Linux, where root's rights can be given up."""
    return os.geteuid() != 0 or sys.platform == "linux"


def give_up_roots_rights() -> None:
    """From here on, this process may write and read only what the modes of files let their owner."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_VERSION_3, 0), (_Set * 2)()
    if libc.capget(ctypes.byref(header), sets):
        raise OSError(ctypes.get_errno(), "the process's rights cannot be read")
    for right in _OVERRIDES:
        sets[0].effective &= ~(1 << right)
        sets[0].permitted &= ~(1 << right)
    if libc.capset(ctypes.byref(header), sets):
        raise OSError(ctypes.get_errno(), "the process's rights cannot be given up")
