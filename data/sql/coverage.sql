-- Coverage of each skill: how many people are able at what the seats ask for.
--
-- There is one seat for each role and band that anybody aims at. A seat asks for a skill if it is core or important to
-- it. A number from 1 to below k stands as NULL; set k to 1 to see all. Hidden numbers can follow from the others here;
-- `devrel-ready team` hides those too.
SELECT
  counted.skill,
  counted.asked_level,
  CASE WHEN counted.able = 0 OR counted.able >= counted.k THEN counted.able END AS able,
  CASE WHEN counted.one_below = 0 OR counted.one_below >= counted.k THEN counted.one_below END AS one_below,
  CASE WHEN counted.further = 0 OR counted.further >= counted.k THEN counted.further END AS further,
  CASE WHEN counted.possible = 0 OR counted.possible >= counted.k THEN counted.possible END AS possible,
  CASE WHEN counted.answered = 0 OR counted.answered >= counted.k THEN counted.answered END AS answered
FROM (
  SELECT
    answers.skill,
    asked.asked_level,
    least.k,
    SUM(CASE WHEN answers.level >= asked.asked_level THEN 1 ELSE 0 END) AS able,
    SUM(CASE WHEN answers.level = asked.asked_level - 1 THEN 1 ELSE 0 END) AS one_below,
    SUM(CASE WHEN answers.level IS NULL OR answers.level < asked.asked_level - 1 THEN 1 ELSE 0 END) AS further,
    SUM(CASE WHEN answers.level IS NULL AND NOT answers.not_applicable THEN 1 ELSE 0 END) AS possible,
    COUNT(answers.level) AS answered
  FROM answers
  JOIN (
    SELECT targets.skill, MAX(targets.target) AS asked_level
    FROM targets
    JOIN (SELECT DISTINCT role, band FROM results WHERE aimed_at) AS seats
      ON seats.role = targets.role AND seats.band = targets.band
    WHERE targets.importance <= 2
    GROUP BY targets.skill
  ) AS asked ON asked.skill = answers.skill
  CROSS JOIN (SELECT 5 AS k) AS least
  GROUP BY answers.skill, asked.asked_level, least.k
) AS counted
ORDER BY counted.skill;
