"""Runs the questions in sql/ on engines, and compares each row with `team --json` and with each other.

    compare.py PROGRAM REPORTS TABLES ENGINE...

TABLES were made of REPORTS by `tables --names`. Up to 500 people, the picture with names is compared, number by number;
above that the one without names, with every number that it shows. A difference ends the run with 1.
"""

import collections
import json
import pathlib
import subprocess
import sys
import time

from engines import ENGINES, manifest

MOST_NAMED = 500


class Difference(Exception):
    """Two answers to the same question."""


def team(program, reports, *options):
    done = subprocess.run([program, "team", reports, "--json", *options], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"team failed: {done.stderr}")
    return json.loads(done.stdout)


def same(what, ours, theirs):
    if ours != theirs:
        raise Difference(f"{what}: `team` has {ours}, the engine has {theirs}")


def hidden(number, k):
    """A number as coverage.sql shows it."""
    return number if number == 0 or number >= k else None


def check_coverage(picture, rows, k):
    """Returns the number of cells that were compared. The picture hides more than SQL does."""
    asked = [skill for skill in picture["coverage"] if skill["asked_level"] is not None]
    by_skill = {row["skill"]: row for row in rows}
    if picture["mode"] == "named":
        same("skills", sorted(skill["skill"] for skill in asked), [row["skill"] for row in rows])
    cells = 0
    for skill in asked:
        row = by_skill[skill["skill"]]
        same(f"{skill['skill']}, asked level", skill["asked_level"], row["asked_level"])
        numbers = {**skill["by_class"], "possible": skill["possible"], "answered": skill["answered"]}
        for name, number in numbers.items():
            if number is not None:
                same(f"{skill['skill']}, {name}, k = {k}", hidden(number, k), row[name])
                cells += 1
    return cells


def check_roles(picture, rows):
    same("roles", sorted((it["role"], it["band"]) for it in picture["roles"]), [(row["role"], row["band"]) for row in rows])
    by_place = {(row["role"], row["band"]): row for row in rows}
    cells = 0
    for role in picture["roles"]:
        row = by_place[role["role"], role["band"]]
        for name, column in [("ready", "people_ready"), ("open", "people_open"), ("aimed_at", "aimed_by")]:
            if role[name] is not None:
                same(f"{role['role']} {role['band']}, {name}", role[name], row[column])
                cells += 1
        if role["mean_lowest"] is not None:
            # Each whole number of percent is rounded down, so the mean of them is up to one point lower.
            twice = 2 * row["sum_lowest"]
            if not twice - row["assessed"] <= 2 * role["mean_lowest"] * row["assessed"] <= twice + 3 * row["assessed"]:
                raise Difference(f"{role}: the sum of the lowest readiness is {row['sum_lowest']} of {row['assessed']}")
            cells += 1
    return cells


def check_gaps(picture, rows, places):
    """The three skills that cost each role most, computed from the sums. `places` is the order of skills in roles."""
    of_role = collections.defaultdict(list)
    for row in rows:
        of_role[row["role"], row["band"]].append(row)
    cells = 0
    for role in picture["roles"]:
        if not role["costs"]:
            continue
        place = role["role"], role["band"]
        weights = sum(weight for key, weight in places.items() if key[:2] == place)
        costs = []
        for row in sorted(of_role[place], key=lambda row: list(places).index((*place, row["skill"]))):
            whole = 12 * row["people"] * weights
            costs.append({"skill": row["skill"], "tenths": (2000 * row["weight"] * row["missing"] + whole) // (2 * whole)})
        costs = sorted((cost for cost in costs if cost["tenths"] > 0), key=lambda cost: -cost["tenths"])
        same(f"costs of {place}", role["costs"], costs[:3])
        cells += len(role["costs"])
    return cells


def check_seats(program, reports, rows):
    """Whom the program puts on a single seat comes first, or is exactly as close."""
    of_seat = collections.defaultdict(list)
    for row in rows:
        of_seat[row["role"], row["band"]].append(row)
    for (role, band), people in of_seat.items():
        same(f"places for {role}/{band}", list(range(1, len(people) + 1)), [row["place"] for row in people])
        (pair,) = team(program, reports, "--names", "--seats", f"{role}/{band}")["seats"]["pairs"]
        first = people[0]
        ours = pair["readiness"], pair["verdict"]
        same(f"the first for {role}/{band}", ours, (first["lowest"], first["verdict"]))
        if len(people) == 1 or (people[1]["lowest"], people[1]["verdict"]) != ours:
            same(f"the person for {role}/{band}", pair["person"], first["person"])
    return len(of_seat)


def check_single_points(picture, rows):
    alone = sorted(skill["skill"] for skill in picture["coverage"] if skill["single_point"])
    same("skills that rest on one person", alone, [row["skill"] for row in rows])
    missed = {skill: it["person"] for it in picture["leaving"] for skill in it["skills"]}
    for row in rows:
        same(f"who alone is able at {row['skill']}", missed.get(row["skill"]), row["person"])
    return len(rows)


def named_rows(engine, text):
    columns, rows = engine.rows(text)
    return [dict(zip(columns, row)) for row in rows]


def questions(folder):
    """The texts in sql/, and coverage a second time with nothing hidden."""
    texts = {path.stem: path.read_text() for path in sorted((folder / "sql").glob("*.sql"))}
    everything = texts["coverage"].replace("SELECT 5 AS k", "SELECT 1 AS k")
    assert everything != texts["coverage"], "coverage.sql names its k"
    return {**texts, "coverage, k = 1": everything}


def main():
    program, reports, folder, *names = sys.argv[1:]
    folder = pathlib.Path(folder).resolve()
    people = next(table["rows"] for table in manifest(folder)["tables"] if table["name"] == "people")
    is_named = people <= MOST_NAMED
    start = time.monotonic()
    picture = team(program, reports, *(["--names"] if is_named else []))
    print(f"{people} people, {sum(table['rows'] for table in manifest(folder)['tables'])} rows")
    print(f"{'team --json':12} {time.monotonic() - start:8.2f} s")
    answers = {}
    for name in names:
        engine = ENGINES[name]()
        start = time.monotonic()
        engine.load(folder)
        loaded = time.monotonic()
        results = {question: named_rows(engine, text) for question, text in questions(folder).items()}
        end = time.monotonic()
        order = named_rows(engine, "SELECT role, band, skill, weight FROM targets")
        places = {(row["role"], row["band"], row["skill"]): row["weight"] for row in order}
        cells = check_coverage(picture, results["coverage"], 5)
        cells += check_coverage(picture, results["coverage, k = 1"], 1)
        cells += check_roles(picture, results["roles"]) + check_gaps(picture, results["gaps"], places)
        if is_named:
            cells += check_seats(program, reports, results["seats"])
            cells += check_single_points(picture, results["single_points"])
        for other, known in answers.items():
            same(f"{other} and {name}", known, results)
        answers[name] = results
        rows = sum(map(len, results.values()))
        workers = f", {engine.executors()} executors" if name == "spark" else ""
        print(f"{name:12} {loaded - start:8.2f} s to load {end - loaded:8.2f} s for {rows} rows; {cells} agree{workers}")


if __name__ == "__main__":
    try:
        main()
    except Difference as difference:
        sys.exit(f"difference: {difference}")
