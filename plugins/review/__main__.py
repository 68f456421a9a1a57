"""python -m review list | sign PAGE --by CLINICIAN: the desk at which pages are signed."""

from __future__ import annotations

import argparse
import datetime
import sys
from difflib import get_close_matches
from pathlib import Path

from .ledger import NAME, add_signature, read_ledger
from .model import Signature, Standing, add_months, find_standing, hash_text
from .team import Team, TeamError, read_team

FOLDERS = ("articles", "checklists", "pages")
ORDER = ("unsigned", "changed", "overdue", "current")  # as they are listed


class SigningError(Exception):
    """A page can't be signed; the words say why."""


def find_pages(content: Path) -> list[str]:
    """Return every text that can be signed, as its name below content/."""
    return sorted(
        path.relative_to(content).as_posix()
        for folder in FOLDERS
        for path in (content / folder).rglob("*.md")
    )


def choose_page(pages: list[str], written: str) -> str:
    """Return the one page that is meant: "ending", "checklists/ending". Raises SigningError."""
    wanted = written.strip("/").removeprefix("content/").removesuffix(".md")
    ends = [page for page in pages if f"/{page}".endswith(f"/{wanted}.md")]
    by_folder = [page for page in pages if _short(page) == wanted]
    found = ends or by_folder
    if len(found) == 1:
        return found[0]
    if found:
        names = " or ".join(_short(page) for page in found)
        raise SigningError(f'Two pages are called "{written}". Type {names}.')
    stems = {Path(page).stem: page for page in pages}
    close = get_close_matches(Path(wanted).name, stems, 1)
    hint = f'Did you mean "{close[0]}"?' if close else "python3 tasks.py review lists all pages."
    raise SigningError(f'There is no page "{written}". {hint}')


def _short(page: str) -> str:
    """Return "checklists/first-session" for a page: what tells it from one of the same name."""
    path = Path(page)
    return f"{path.parts[0]}/{path.stem}"


def sign(
    content: Path, ledger: Path, team: Team, written: str, by: str, today: datetime.date
) -> Signature:
    """Put a clinician's name under a page as it stands. Raises SigningError or TeamError."""
    if not by:
        raise SigningError(f"Who has read it? Add --by and a name. Here work: {team}.")
    page = choose_page(find_pages(content), written)
    name = team.find(by)
    _, problems = read_ledger(ledger)
    if problems:
        line, message, hint = problems[0]
        raise SigningError(f"{ledger.name}:{line}: {message}\n    hint: {hint}")
    text = hash_text((content / page).read_bytes())
    signature = Signature(page, name, today, add_months(today, team.months), text)
    add_signature(ledger, signature)
    return signature


def list_standings(content: Path, ledger: Path, today: datetime.date) -> tuple[str, int]:
    """Return the list: what is unsigned, changed or due, oldest first; and the exit code."""
    signatures, problems = read_ledger(ledger)
    if problems:
        told = [f"{ledger.name}:{line}: {what}\n    hint: {hint}" for line, what, hint in problems]
        return "\n".join(told), 1
    rows = [
        (find_standing(page, hash_text((content / page).read_bytes()), signatures, today), page)
        for page in find_pages(content)
    ]
    rows.sort(key=lambda row: (ORDER.index(row[0].state), _age(row[0]), row[1]))
    lines = [f"{page}\n    {describe(standing)}" for standing, page in rows]
    counts = {state: sum(row[0].state == state for row in rows) for state in ORDER}
    lines.append(
        f"{len(rows)} pages: {counts['unsigned']} unsigned, {counts['changed']} changed since, "
        f"{counts['overdue']} due again, {counts['current']} checked. Today is {today}."
    )
    return "\n".join(lines), 0


def _age(standing: Standing) -> datetime.date:
    return standing.signature.on if standing.signature else datetime.date.min


def describe(standing: Standing) -> str:
    """Return where a page stands, in one line."""
    one = standing.signature
    if one is None:
        return "nobody of this practice has signed it yet"
    if standing.state == "changed":
        return f"changed since {one.by} signed it on {one.on}"
    if standing.state == "overdue":
        return f"due since {one.due}; {one.by} signed it on {one.on}"
    return f"{one.by} signed it on {one.on}; due again on {one.due}"


def main(words: list[str], today: datetime.date | None = None) -> int:
    """Do what was asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="review", description=__doc__)
    parser.add_argument("action", choices=["list", "sign"])
    parser.add_argument("page", nargs="?", default="")
    parser.add_argument("--by", default="")
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--practice-files", type=Path, nargs="+", default=[Path("practice.toml")])
    asked = parser.parse_args(words)
    day = today or datetime.date.today()
    ledger = asked.practice_files[0].parent / NAME
    if asked.action == "list":
        told, code = list_standings(asked.content, ledger, day)
        print(told, file=sys.stderr if code else sys.stdout)
        return code
    try:
        one = sign(
            asked.content, ledger, read_team(asked.practice_files), asked.page, asked.by, day
        )
    except (SigningError, TeamError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{one.by} has signed content/{one.page} as it stands. It is due again on {one.due}.")
    print(f"The signature is in {ledger}: keep it with the other files.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
