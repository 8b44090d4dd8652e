-- Set at run.started alone: what the attempt was given beside its subject, which most attempts of a source share.
ALTER TABLE run_event ADD COLUMN input_mac bytea;
COMMENT ON COLUMN run_event.input_mac IS 'Of an attempt that starts: name of the blob that holds what it was given beside its subject';
ALTER TABLE run_step ADD COLUMN calls integer;
COMMENT ON COLUMN run_step.calls IS 'Entries that the journal of the attempt had after the step; null where nobody said';
ALTER TABLE run_checkpoint ADD COLUMN step integer;
COMMENT ON COLUMN run_checkpoint.step IS 'Sequence of the step after which it is the state; null where nobody said';
