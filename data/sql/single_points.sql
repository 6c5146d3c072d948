-- Skills that rest on one person: nobody else is able at what the seats ask for.
--
-- There is one seat for each role and band that anybody aims at. A seat asks for a skill if it is core or important to
-- it.
SELECT
  able.skill,
  able.asked_level,
  MIN(able.person) AS person
FROM (
  SELECT answers.skill, asked.asked_level, answers.person
  FROM answers
  JOIN (
    SELECT targets.skill, MAX(targets.target) AS asked_level
    FROM targets
    JOIN (SELECT DISTINCT role, band FROM results WHERE aimed_at) AS seats
      ON seats.role = targets.role AND seats.band = targets.band
    WHERE targets.importance <= 2
    GROUP BY targets.skill
  ) AS asked ON asked.skill = answers.skill
  WHERE answers.level >= asked.asked_level
) AS able
GROUP BY able.skill, able.asked_level
HAVING COUNT(able.person) = 1
ORDER BY able.skill;
