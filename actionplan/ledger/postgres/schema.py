"""What PostgreSQL adds to the tables: triggers that protect the ledger, notifications, and the roles' grants.

A plan has a schema of its own. The functions name it, so that a temporary table cannot shadow a real one.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from actionplan.domain.errors import BadInput

# Repeated in the migration on purpose: a change here must not change what an old migration creates.
FUNCTIONS = (
    """CREATE FUNCTION {schema}.entry_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            RAISE integrity_constraint_violation
                USING MESSAGE = 'the ledger is append-only: an entry is never changed';
        END IF;
        RAISE integrity_constraint_violation
            USING MESSAGE = 'the ledger is append-only: an entry is never deleted';
    END $$""",
    """CREATE FUNCTION {schema}.entry_in_order() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM entry) THEN
            RAISE integrity_constraint_violation
                USING MESSAGE = 'the ledger has no gaps: an entry takes the highest number + 1';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION {schema}.entry_text_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        RAISE integrity_constraint_violation USING MESSAGE = 'a text is never deleted: redact its entry';
    END $$""",
    """CREATE FUNCTION {schema}.entry_text_only_redacted() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF NEW.entry IS DISTINCT FROM OLD.entry OR NEW.field IS DISTINCT FROM OLD.field
            OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL OR OLD.redacted_by IS NOT NULL
            OR NOT EXISTS (SELECT 1 FROM entry WHERE number = NEW.redacted_by AND kind = 'text-redacted'
                AND number = (SELECT MAX(number) FROM entry)) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a text is never changed: redact its entry';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION {schema}.entry_text_with_its_entry() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM entry_text WHERE entry = NEW.entry AND field = NEW.field)
            OR NEW.redacted_by IS NOT NULL
            OR (SELECT step FROM entry WHERE number = NEW.entry) IS DISTINCT FROM (SELECT MAX(step) FROM entry) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a text is written once, with its entry';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION {schema}.one_writer() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(7017580662054740334);
        RETURN NULL;
    END $$""",
    """CREATE FUNCTION {schema}.tell_of_news() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        PERFORM pg_notify('actionplan', '');
        RETURN NULL;
    END $$""",
)
"""The rules of SQLite's triggers; and the writer's lock, for writes that bypass this program."""

TRIGGERS = (
    ("entry", "entry_kept", "BEFORE UPDATE OR DELETE OR TRUNCATE", "STATEMENT", "entry_kept"),
    ("entry", "entry_one_writer", "BEFORE INSERT", "STATEMENT", "one_writer"),
    ("entry", "entry_in_order", "BEFORE INSERT", "ROW", "entry_in_order"),
    ("entry", "entry_news", "AFTER INSERT", "STATEMENT", "tell_of_news"),
    ("entry_text", "entry_text_kept", "BEFORE DELETE OR TRUNCATE", "STATEMENT", "entry_text_kept"),
    ("entry_text", "entry_text_one_writer", "BEFORE INSERT OR UPDATE", "STATEMENT", "one_writer"),
    ("entry_text", "entry_text_only_redacted", "BEFORE UPDATE", "ROW", "entry_text_only_redacted"),
    ("entry_text", "entry_text_with_its_entry", "BEFORE INSERT", "ROW", "entry_text_with_its_entry"),
)
"""Table, name, when, for each what, and the function. All are enabled ALWAYS: no session can switch them off."""


def create_triggers(connection: sa.Connection) -> None:
    """Create the triggers of the ledger's two tables, in the caller's transaction."""
    schema = connection.scalar(sa.text("SELECT quote_ident(current_schema())"))
    for function in FUNCTIONS:
        connection.exec_driver_sql(function.format(schema=schema))
    for table, name, when, each, function in TRIGGERS:
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {schema}.{function}()"
        )
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


_TRIGGERS_QUERY = """
SELECT tgname, tgrelid = to_regclass(CASE WHEN tgname LIKE 'entry\\_text\\_%' THEN 'entry_text' ELSE 'entry' END),
    tgtype, tgenabled, tgqual IS NULL AND tgattr = ''::int2vector, proname, prosrc, proconfig[1]
FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE tgrelid IN (to_regclass('entry'), to_regclass('entry_text')) AND NOT tgisinternal ORDER BY tgname
"""
_WHEN = {"ROW": 1, "BEFORE": 2, "INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
"""The bits of ``pg_trigger.tgtype``, from the server's catalog/pg_trigger.h."""


def trigger_problems(connection: sa.Connection) -> Iterator[str]:
    """What is wrong with the triggers that protect the ledger, a sentence each."""
    schema = connection.scalar(sa.text("SELECT quote_ident(current_schema())"))
    there = {name: tuple(rest) for name, *rest in connection.exec_driver_sql(_TRIGGERS_QUERY.replace("%", "%%"))}
    bodies = {text.split("(")[0].rpartition(".")[2]: text.split("$$")[1] for text in FUNCTIONS}
    for _, name, when, each, function in TRIGGERS:
        when_bits = sum(bit for word, bit in _WHEN.items() if word in f"{when} {each}".split())
        expected = (True, when_bits, "A", True, function, bodies[function], f"search_path={schema}, pg_temp")
        found = there.pop(name, None)
        if found is None:
            yield f"The trigger {name}, which protects the ledger, is missing."
        elif found != expected:
            yield f"The trigger {name}, which protects the ledger, was changed."
    for name in there:
        yield f"The trigger {name} is none of this program's: something else put it there."


def refuse_unfit_database(connection: sa.Connection) -> None:
    """Raise ``BadInput`` where a new plan cannot be made: the database has tables, or its encoding is not UTF-8."""
    tables = sa.inspect(connection).get_table_names()
    if {"alembic_version", "entry"} <= set(tables):
        raise BadInput("There is a plan in this database already. Choose another one.")
    if tables:
        raise BadInput("This database is not empty. A plan needs one to itself: choose another one.")
    encoding = connection.scalar(sa.text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise BadInput(
            f"This database stores text as {encoding}, which lacks characters that people use. Have one made with: "
            "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
        )


# Grants on a table and on its columns, as the statements that give them.
_GRANTS = """
WITH given AS (
    SELECT acl.*, NULL::name AS attname FROM pg_class, aclexplode(relacl) AS acl WHERE oid = to_regclass(:table)
    UNION ALL
    SELECT acl.*, attname FROM pg_attribute, aclexplode(attacl) AS acl WHERE attrelid = to_regclass(:table)
)
SELECT format('GRANT %s%s ON %%s TO %s', privilege_type,
    CASE WHEN attname IS NOT NULL THEN format(' (%I)', attname) END,
    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
FROM given WHERE grantee <> grantor ORDER BY 1
"""


@contextmanager
def preserve_grants(connection: sa.Connection, table: str, tables: Iterable[str]) -> Iterator[None]:
    """Give the grants of one table to the tables that the block creates again."""
    if connection.dialect.name == "sqlite":
        yield
        return
    given = _grants_on(connection, table)
    yield
    for each in tables:
        for grant in given:
            connection.exec_driver_sql(grant.replace("%s", each, 1).replace("%", "%%"))


def disable_idle_timeout(connection: sa.Connection) -> None:
    """Keep the server from ending this transaction, which may compute for long between statements."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def _grants_on(connection: sa.Connection, table: str) -> tuple[str, ...]:
    """The statements that give a table's grants, with ``%s`` for the table's name."""
    return tuple(connection.scalars(sa.text(_GRANTS), {"table": table}))
