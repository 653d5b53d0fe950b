"""No value ever becomes a part of an SQL statement's text: values travel beside it, as parameters.

Looks at the program's source. What a statement is put together from has to be a constant by name, or stands in
``ALLOWED`` with the reason why no parameter will do there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import actionplan

SOURCE = Path(actionplan.__file__).parent

STATEMENT = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|PRAGMA|CREATE|DROP|ALTER|GRANT|REVOKE|SET|SHOW|LISTEN|NOTIFY|ATTACH|"
    r"VACUUM|BEGIN|TRUNCATE|LOCK|COPY|DO|CALL)\b"
)
RUN = {"execute", "executemany", "executescript", "exec_driver_sql", "text", "DDL"}
CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")

_OWN_NAMES = "a name or a clause of the schema, from the table that stands above it"
_PATIENCE = "a number that SQLite itself gave a line before; a PRAGMA takes no parameter"

ALLOWED = {
    "ledger/engine.py: pragma": "from the tuple that stands in the loop; a PRAGMA takes no parameter",
    "ledger/engine.py: busy_timeout": _PATIENCE,
    "ledger/files/journal_mode.py: busy_timeout": _PATIENCE,
    "ledger/files/journal_mode.py: wanted": "one of two constants; a PRAGMA takes no parameter",
    "ledger/verify/rebuild.py: connection.dialect.identifier_preparer.quote(name)": "a trigger's name, quoted",
    "ledger/tables.py: STATE_TABLES[kind].name": _OWN_NAMES,
    "ledger/tables.py: key": _OWN_NAMES,
} | {
    f"{module}: {name}": "the schema's own name, quoted by the server" if name == "schema" else _OWN_NAMES
    for module in ("ledger/migrations/versions/0001_ledger.py", "ledger/postgres/schema.py")
    for name in ("schema", "name", "when", "table", "each", "function")
}
"""Where no parameter will do: names of tables and triggers, and PRAGMA. Each with its reason."""


def spliced(tree: ast.AST) -> Iterator[tuple[ast.expr, list[ast.expr]]]:
    """Each statement that is put together, and the expressions that are put into it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and _is_statement(node):
            yield node, [each.value for each in node.values if isinstance(each, ast.FormattedValue)]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add) and _is_statement(node.left):
            yield node, [node.right]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from _called(node, node.func)


def _called(call: ast.Call, method: ast.Attribute) -> Iterator[tuple[ast.expr, list[ast.expr]]]:
    put_in = [*call.args, *(each.value for each in call.keywords)]
    if method.attr in {"format", "replace", "join"} and _is_statement(method.value):
        yield call, put_in
    elif method.attr in RUN and call.args and isinstance(call.args[0], ast.Call):
        inner = call.args[0]
        if isinstance(inner.func, ast.Attribute) and inner.func.attr in {"format", "replace", "join"}:
            values = [*inner.args, *(each.value for each in inner.keywords)]
            yield inner, [each for each in values if not isinstance(each, ast.Constant)]


def _is_statement(node: ast.expr) -> bool:
    """Whether a text begins as SQL does."""
    if isinstance(node, ast.JoinedStr):
        return bool(node.values) and isinstance(node.values[0], ast.Constant) and _is_statement(node.values[0])
    if isinstance(node, ast.BinOp):
        return _is_statement(node.left)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.match(node.value) is not None


def put_into_statements(source: str, where: str) -> dict[str, int]:
    """What is put into the text of statements, other than constants by name, and the line where it is."""
    found = {}
    for statement, values in spliced(ast.parse(source)):
        for value in values:
            if not (isinstance(value, ast.Name) and CONSTANT.fullmatch(value.id)):
                found[f"{where}: {ast.unparse(value)}"] = statement.lineno
    return found


def test_nothing_but_constants_is_put_into_the_text_of_a_statement() -> None:
    found: dict[str, int] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        found |= put_into_statements(path.read_text(encoding="utf-8"), path.relative_to(SOURCE).as_posix())
    assert {each: line for each, line in found.items() if each not in ALLOWED} == {}
    assert [each for each in ALLOWED if each not in found] == []  # a reason that nothing needs is taken out


@pytest.mark.parametrize(
    "source",
    [
        'connection.execute(f"SELECT body FROM text WHERE entry = {number}")',
        'connection.execute("SELECT body FROM text WHERE entry = %s" % number)',
        'connection.execute("SELECT body FROM text WHERE entry = " + number)',
        'connection.execute("SELECT body FROM text WHERE entry = {}".format(number))',
        'sa.text(f"DELETE FROM text WHERE entry = {number}")',
        'statement = f"UPDATE text SET body = {number}"',
        "connection.exec_driver_sql(statement.format(number))",
    ],
)
def test_a_value_that_is_put_in_is_found(source: str) -> None:
    assert put_into_statements(source, "here") == {"here: number": 1}


def test_constants_and_parameters_are_no_finding() -> None:
    source = 'connection.execute(f"PRAGMA {_NAME}"); connection.execute("SELECT body WHERE entry = ?", (number,))'
    assert put_into_statements(source, "here") == {}
