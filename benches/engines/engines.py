"""Engines that take SQL, each behind the same two calls: load the tables, run a text.

A table is loaded as it stands in the folder. `schema.sql` creates the tables wherever the engine allows it.
"""

import csv
import json
import pathlib
import sqlite3


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text())


def statements(folder):
    """The statements of schema.sql, one for each table."""
    text = (folder / "schema.sql").read_text()
    code = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return [part.strip() for part in code.split(";") if part.strip()]


class SQLite:
    """Python's own module. It has no booleans, so the words true and false become 1 and 0."""

    def load(self, folder):
        self.db = sqlite3.connect(":memory:")
        for statement in statements(folder):
            self.db.execute(statement)
        words = {"": None, "true": 1, "false": 0}
        for table in manifest(folder)["tables"]:
            kinds = [column["type"] for column in table["columns"]]
            with open(folder / table["file"], newline="", encoding="utf-8") as file:
                if table["file"].endswith(".csv"):
                    rows = csv.reader(file)
                    next(rows)
                    rows = ([words[cell] if kind == "bool" else cell or None for kind, cell in zip(kinds, row)] for row in rows)
                else:
                    rows = (list(json.loads(line).values()) for line in file)
                marks = ",".join("?" * len(kinds))
                self.db.executemany(f"INSERT INTO {table['name']} VALUES ({marks})", rows)

    def rows(self, text):
        cursor = self.db.execute(text)
        return [column[0] for column in cursor.description], cursor.fetchall()


class DuckDB:
    def load(self, folder):
        import duckdb

        self.db = duckdb.connect()
        for statement in statements(folder):
            self.db.execute(statement)
        for table in manifest(folder)["tables"]:
            form = "FORMAT CSV, HEADER" if table["file"].endswith(".csv") else "FORMAT JSON"
            self.db.execute(f"COPY {table['name']} FROM '{folder / table['file']}' ({form})")

    def rows(self, text):
        cursor = self.db.execute(text)
        return [column[0] for column in cursor.description], cursor.fetchall()


class PostgreSQL:
    """A server of the package pgserver, which keeps its data beside the tables. It reads CSV only."""

    def load(self, folder):
        import pgserver
        import psycopg2

        self.server = pgserver.get_server(folder.parent / "postgresql")
        self.db = psycopg2.connect(self.server.get_uri())
        cursor = self.db.cursor()
        for statement in statements(folder):
            cursor.execute(statement)
        for table in manifest(folder)["tables"]:
            with open(folder / table["file"], encoding="utf-8") as file:
                cursor.copy_expert(f"COPY {table['name']} FROM STDIN WITH (FORMAT csv, HEADER)", file)

    def rows(self, text):
        cursor = self.db.cursor()
        cursor.execute(text)
        return [column[0] for column in cursor.description], cursor.fetchall()


class DataFusion:
    """The types come from schema.sql: its statements become external tables."""

    def load(self, folder):
        import datafusion

        self.db = datafusion.SessionContext()
        files = {table["name"]: table["file"] for table in manifest(folder)["tables"]}
        for statement in statements(folder):
            name = statement.split("(")[0].split()[-1]
            path = folder / files[name]
            form = "CSV" if path.suffix == ".csv" else "JSON"
            options = "OPTIONS ('format.has_header' 'true')" if form == "CSV" else ""
            external = statement.replace("CREATE TABLE", "CREATE EXTERNAL TABLE", 1)
            self.db.sql(f"{external} STORED AS {form} LOCATION '{path}' {options}").collect()

    def rows(self, text):
        table = self.db.sql(text).to_arrow_table()
        return table.column_names, [tuple(row.values()) for row in table.to_pylist()]


class Spark:
    """A cluster with two workers, see `run`. The address comes from SPARK_MASTER."""

    def load(self, folder):
        import os

        from pyspark.sql import SparkSession

        flags = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
        builder = SparkSession.builder.master(os.environ["SPARK_MASTER"]).appName("devrel-ready")
        for name, value in {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.warehouse.dir": str(folder.parent / "warehouse"),
            "spark.sql.shuffle.partitions": "4",
            "spark.driver.extraJavaOptions": flags,
            "spark.executor.extraJavaOptions": flags,
            "spark.executor.memory": "700m",
            "spark.cores.max": "2",
            "spark.executor.cores": "1",
        }.items():
            builder = builder.config(name, value)
        self.db = builder.getOrCreate()
        self.db.sparkContext.setLogLevel("ERROR")
        files = {table["name"]: table["file"] for table in manifest(folder)["tables"]}
        for statement in statements(folder):
            name = statement.split("(")[0].split()[-1]
            path = folder / files[name]
            form = path.suffix.removeprefix(".").replace("ndjson", "json")
            # Quotes inside quotes are doubled, as RFC 4180 has it; the usual sign of Spark is a backslash.
            options = f"path '{path}', header 'true', escape '\"'"
            self.db.sql(f"{statement} USING {form} OPTIONS ({options})")

    def executors(self):
        """The number of executors that have registered, without the driver."""
        infos = self.db.sparkContext._jsc.sc().statusTracker().getExecutorInfos()
        return len(infos) - 1

    def rows(self, text):
        frame = self.db.sql(text)
        return frame.columns, [tuple(row) for row in frame.collect()]


ENGINES = {"sqlite": SQLite, "duckdb": DuckDB, "postgresql": PostgreSQL, "datafusion": DataFusion, "spark": Spark}
