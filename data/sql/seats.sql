-- The people who come closest to each role and band that anybody aims at, at most three each.
--
-- Who is ready comes first, then the higher lowest readiness. One person can be close to several seats;
-- `devrel-ready team --seats` finds who takes which.
SELECT
  placed.role,
  placed.band,
  placed.place,
  placed.person,
  placed.verdict,
  placed.lowest
FROM (
  SELECT
    results.role,
    results.band,
    results.person,
    results.verdict,
    results.lowest,
    ROW_NUMBER() OVER (
      PARTITION BY results.role, results.band
      ORDER BY
        CASE WHEN results.verdict = 'ready' THEN 0 ELSE 1 END,
        CASE WHEN results.lowest IS NULL THEN 0 ELSE results.lowest END DESC,
        results.person
    ) AS place
  FROM results
  JOIN (SELECT DISTINCT role, band FROM results WHERE aimed_at) AS seats
    ON seats.role = results.role AND seats.band = results.band
) AS placed
WHERE placed.place <= 3
ORDER BY placed.role, placed.band, placed.place;
