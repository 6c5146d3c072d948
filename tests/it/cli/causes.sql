-- The causes of a change, from two tables of levels, the role profiles and the weights, by the formulas alone:
--
--     credit = 12 * min(level, target) / target        D = 12 * sum of the weights of shared skills
--     cause = 100 * weight * (credit after - credit before) / D
--
-- Shown causes are rounded to hundredths so that they add up to the rounded change: down first, and then one more for
-- the largest remainders. Expects before.csv, after.csv, framework.json and roles/ in the present directory.
WITH listed AS (
    SELECT r.id AS role, unnest(r.skills) AS listed, generate_subscripts(r.skills, 1) AS position
    FROM read_json('roles/*.json') AS r
), weights AS (
    UNPIVOT (SELECT unnest(importance) FROM read_json('framework.json')) ON * INTO NAME importance VALUE weight
), bands AS (
    SELECT unnest(bands).id AS band, generate_subscripts(bands, 1) AS place FROM read_json('framework.json')
), credits AS (
    SELECT role, band, position, listed.skill AS skill, b.level AS before, a.level AS after, weight,
        weight * 12 * least(b.level, listed.targets[place]) // listed.targets[place] AS credit_before,
        weight * 12 * least(a.level, listed.targets[place]) // listed.targets[place] AS credit_after
    FROM listed
    JOIN weights ON weights.importance = listed.importance
    JOIN 'before.csv' AS b ON b.skill = listed.skill
    JOIN 'after.csv' AS a ON a.skill = listed.skill
    CROSS JOIN bands
    WHERE b.level IS NOT NULL AND a.level IS NOT NULL
), totals AS (
    SELECT *, credit_after - credit_before AS gained,
        sum(12 * weight) OVER same AS denominator,
        sum(credit_after - credit_before) OVER same AS numerator
    FROM credits
    WINDOW same AS (PARTITION BY role, band)
), wholes AS (
    SELECT *, 10000 * gained AS exact, (10000 * gained % denominator + denominator) % denominator AS remainder,
        sign(numerator) * ((20000 * abs(numerator) + denominator) // (2 * denominator)) AS hundredths
    FROM totals
    WHERE before <> after
), rounded AS (
    SELECT *, (exact - remainder) // denominator AS down,
        row_number() OVER (PARTITION BY role, band ORDER BY remainder DESC, gained DESC, position) AS turn,
        sum((exact - remainder) // denominator) OVER (PARTITION BY role, band) AS all_down
    FROM wholes
)
SELECT role, band, skill, before, after, CAST(numerator AS BIGINT), CAST(denominator AS BIGINT),
    CAST(down + CASE WHEN turn <= hundredths - all_down THEN 1 ELSE 0 END AS BIGINT) AS points
FROM rounded
ORDER BY role, band, gained DESC, position
