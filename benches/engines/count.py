"""Counts the answers of reports in lines on DuckDB, and prints the processor seconds of one thread and the count.

    python3 benches/engines/count.py plain|cut FILE.ndjson

`plain` is the reader of JSON that DuckDB has. `cut` is the fastest way found: lines are read as text and cut before their
results, as `devrel-ready team` does.
"""

import sys
import time

import duckdb

WAYS = {
    "plain": "SELECT from_json(answers, '\"MAP(VARCHAR, STRUCT(level INTEGER))\"') AS answers "
    "FROM read_ndjson(?, columns = {answers: 'JSON'})",
    "cut": "SELECT from_json(report->'answers', '\"MAP(VARCHAR, STRUCT(level INTEGER))\"') AS answers FROM ("
    "SELECT (substr(line, 1, strpos(line, ',\"results\":') - 1) || '}')::JSON AS report "
    "FROM read_csv(?, columns = {line: 'VARCHAR'}, delim = E'\\x01', quote = '', escape = '', header = false, "
    "auto_detect = false, max_line_size = 10000000))",
}
COUNT = """SELECT entry.key, entry.value.level, count(*) AS people
FROM (SELECT unnest(map_entries(answers)) AS entry FROM ({way})) GROUP BY ALL"""

_, way, path = sys.argv
duckdb.sql("SET threads = 1")
before = time.process_time()
counts = duckdb.sql(COUNT.format(way=WAYS[way]), params=[path]).fetchall()
print(time.process_time() - before, sum(people for _, level, people in counts if level is not None))
