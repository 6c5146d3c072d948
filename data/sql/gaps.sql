-- The gaps of all people for each role and band: which skills cost most.
--
-- A skill that does not apply to a person does not count, and an open answer counts as 0. A level gives twelfths of the
-- target, so the share that a skill costs a role is weight * missing over 12 * people * the sum of the weights.
SELECT
  credited.role,
  credited.band,
  credited.skill,
  credited.importance,
  credited.weight,
  credited.target,
  COUNT(credited.credit) AS people,
  SUM(CASE WHEN credited.credit < 12 THEN 1 ELSE 0 END) AS below,
  SUM(12 - credited.credit) AS missing,
  SUM(credited.under_floor) AS under_floor
FROM (
  SELECT
    targets.role,
    targets.band,
    targets.skill,
    targets.importance,
    targets.weight,
    targets.target,
    CASE
      WHEN answers.level IS NULL THEN 0
      WHEN answers.level >= targets.target THEN 12
      WHEN targets.target = 2 THEN 6 * answers.level
      WHEN targets.target = 3 THEN 4 * answers.level
      WHEN targets.target = 4 THEN 3 * answers.level
      ELSE 0
    END AS credit,
    CASE WHEN answers.level < targets.floor THEN 1 ELSE 0 END AS under_floor
  FROM targets
  JOIN answers ON answers.skill = targets.skill
  WHERE NOT answers.not_applicable
) AS credited
GROUP BY
  credited.role, credited.band, credited.skill, credited.importance, credited.weight, credited.target
ORDER BY credited.role, credited.band, credited.skill;
