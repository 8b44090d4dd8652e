-- What happens within a step that has not ended is told through the log of the run, to whoever follows it, and leaves the log when the step or
-- the attempt ends. A run that nobody follows has none of it: its columns stay null, and no trigger here does anything.
ALTER TABLE run_queue
    ADD COLUMN live_from bigint,
    ADD COLUMN live_bytes integer,
    ADD COLUMN live_advance integer;
COMMENT ON COLUMN run_queue.live_from IS 'First entry of the log that leaves it with the step or the attempt; null when there is none';
COMMENT ON COLUMN run_queue.live_bytes IS 'Of such entries of this attempt, gone or not; null before the first';
COMMENT ON COLUMN run_queue.live_advance IS 'Newest advance of this attempt that had such entries';

-- By triggers, so that no way out of an attempt forgets it. After the row, because a trigger before it would lock each row once more.
CREATE FUNCTION compact_live_entries() RETURNS trigger
    LANGUAGE plpgsql SET search_path = signalbox, pg_temp
AS $$
BEGIN
    DELETE FROM run_event WHERE run_id = OLD.run_id AND sequence >= OLD.live_from AND type IN ('step.started', 'model.delta');
    IF TG_OP = 'UPDATE' AND NEW.state <> 'running' THEN
        UPDATE run_queue SET live_from = NULL, live_bytes = NULL, live_advance = NULL WHERE run_id = OLD.run_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER run_queue_compact_updated AFTER UPDATE ON run_queue FOR EACH ROW
    WHEN (OLD.live_bytes IS NOT NULL AND NEW.live_bytes IS NOT NULL
          AND (NEW.state <> 'running' OR OLD.live_from IS NOT NULL AND NEW.live_from IS NULL))
    EXECUTE FUNCTION compact_live_entries();
CREATE TRIGGER run_queue_compact_deleted AFTER DELETE ON run_queue FOR EACH ROW
    WHEN (OLD.live_from IS NOT NULL)
    EXECUTE FUNCTION compact_live_entries();
