-- Each role at each band: how many people are ready, and how many aim at it.
--
-- The mean of the lowest readiness is sum_lowest over assessed.
SELECT
  results.role,
  results.band,
  SUM(CASE WHEN results.verdict = 'ready' THEN 1 ELSE 0 END) AS people_ready,
  SUM(CASE WHEN results.verdict = 'open' THEN 1 ELSE 0 END) AS people_open,
  SUM(CASE WHEN results.aimed_at THEN 1 ELSE 0 END) AS aimed_by,
  COUNT(results.lowest) AS assessed,
  SUM(results.lowest) AS sum_lowest
FROM results
GROUP BY results.role, results.band
ORDER BY results.role, results.band;
