-- What only the build needed.
DROP VIEW IF EXISTS countable;
DROP TABLE IF EXISTS repeated_ids;
DROP TABLE IF EXISTS incidents;
DROP TABLE IF EXISTS repeats;
DROP TABLE IF EXISTS labels;
DROP TABLE IF EXISTS truths;
DROP TABLE IF EXISTS warrants;
DROP TABLE IF EXISTS standing_reviews;
DROP TABLE IF EXISTS review_joins;
DROP TABLE IF EXISTS near_pairs;
DROP TABLE IF EXISTS counted_reviews;
DROP TABLE IF EXISTS human_decisions;
DROP TABLE IF EXISTS run_decisions;
DROP TABLE IF EXISTS orphans;
DROP TABLE IF EXISTS lost_events;
DROP TABLE IF EXISTS missing_records;
DROP TABLE IF EXISTS queue;
