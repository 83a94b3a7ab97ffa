"""``deskcheck knowledge``: the commands of whoever looks after the folder, one file each."""

import typer

from bot.cli.knowledge.diff import diff
from bot.cli.knowledge.fields import fields
from bot.cli.knowledge.index import index
from bot.cli.knowledge.lint import lint
from bot.cli.knowledge.new import new
from bot.cli.knowledge.report import report
from bot.cli.knowledge.try_ import try_
from bot.cli.knowledge.watch import watch

app = typer.Typer(
    help="Look after the knowledge folder: begin a file, check it, try a text, see what changes.",
    no_args_is_help=True,
)
app.command()(new)
app.command()(lint)
app.command()(watch)
app.command(name="try")(try_)
app.command()(diff)
app.command()(report)
app.command()(fields)
app.command()(index)
