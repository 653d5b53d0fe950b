"""The reference for a command on a short plan: Typer and SQLModel, read 11 rows, print them. Nothing else.

``python minimal_cli.py make FILE`` makes the database; ``python minimal_cli.py show FILE`` prints its rows.
"""

import typer
from sqlmodel import Field, Session, SQLModel, create_engine, select

app = typer.Typer()


class Recommendation(SQLModel, table=True):
    """A row to print."""

    ref: str = Field(primary_key=True)
    title: str
    lead: str = ""
    due: str = ""
    rating: str = "GREY"


@app.command()
def make(path: str) -> None:
    """Write 11 rows."""
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Recommendation(ref=f"R{number:02}", title=f"Row {number}") for number in range(1, 12))
        session.commit()


@app.command()
def show(path: str) -> None:
    """Read and print the rows."""
    with Session(create_engine(f"sqlite:///{path}")) as session:
        for row in session.exec(select(Recommendation).order_by(Recommendation.ref)):
            typer.echo(f"{row.ref}  {row.title}  {row.lead}  {row.due}  {row.rating}")


if __name__ == "__main__":
    app()
