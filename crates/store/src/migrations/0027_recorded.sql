-- The receipts that agencies recorded, by number, so that one which pays for a case already is seen where it is recorded in another. Those of before are
-- taken from the events: their numbers are kept without spaces and in one kind of digits. An earlier program would write none, and this number
-- makes it refuse to.
CREATE TABLE recorded_receipts (
  agency TEXT NOT NULL,
  number TEXT NOT NULL,
  case_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (agency, number, case_id)
) {compact};
INSERT INTO recorded_receipts (agency, number, case_id, at)
  SELECT agency, lower(number), case_id, MIN(at) FROM (
    SELECT {body.place.agency} AS agency, {body.receipt} AS number, subject AS case_id, at FROM events
    WHERE kind IN ('finished', 'received') AND body LIKE '%"receipt":"%') r
  WHERE agency IS NOT NULL AND number <> '' GROUP BY agency, lower(number), case_id;
-- What was reported and not answered when somebody objected to the grant is listed now: the list is made anew.
DELETE FROM marks WHERE name = 'refunds-taken-up';
