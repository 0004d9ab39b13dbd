-- The number of a receipt is compared without what separates its groups: AB-6093793, AB/6093793 and AB6093793 are one. Those that were recorded
-- before are kept so from here on.
INSERT INTO recorded_receipts (agency, number, case_id, at)
  SELECT agency, plain, case_id, MIN(at) FROM (
    SELECT agency, replace(replace(number, '-', ''), '/', '') AS plain, case_id, at FROM recorded_receipts
    WHERE number LIKE '%-%' OR number LIKE '%/%') r
  WHERE plain <> '' GROUP BY agency, plain, case_id
  ON CONFLICT (agency, number, case_id) DO UPDATE SET at = excluded.at WHERE excluded.at < recorded_receipts.at;
DELETE FROM recorded_receipts WHERE number LIKE '%-%' OR number LIKE '%/%';
-- What was reported and recorded with other signs between its groups is one receipt now: the list of money to give back is made anew.
DELETE FROM marks WHERE name = 'refunds-taken-up';
