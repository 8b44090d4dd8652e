ALTER TABLE run ADD COLUMN outcome_notes jsonb NOT NULL DEFAULT '[]';

COMMENT ON COLUMN run.outcome_notes IS 'What the mapping left out and why: a list of pointer and message';
