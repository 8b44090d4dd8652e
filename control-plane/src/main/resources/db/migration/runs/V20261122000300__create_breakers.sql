-- Whether the model of the installation answers, known by all replicas alike. One row for each breaker.
CREATE TABLE circuit_breaker (
    name          text        PRIMARY KEY CHECK (name IN ('model')),
    state         text        NOT NULL CHECK (state IN ('closed', 'open', 'half_open')),
    failures      integer     NOT NULL,
    pauses        integer     NOT NULL,
    code          text,
    reason        text,
    closed_at     timestamptz NOT NULL,
    opened_at     timestamptz,
    paused_at     timestamptz,
    retry_at      timestamptz,
    probe_run_id  uuid,
    probe_attempt integer,
    probe_until   timestamptz,
    CHECK (state = 'closed' OR (code IS NOT NULL AND reason IS NOT NULL AND opened_at IS NOT NULL AND paused_at IS NOT NULL AND retry_at IS NOT NULL)),
    CHECK ((state = 'half_open') = (probe_run_id IS NOT NULL AND probe_attempt IS NOT NULL AND probe_until IS NOT NULL))
-- One row that changes often: room on its page keeps each change off the index.
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE ON circuit_breaker TO signalbox_app;

COMMENT ON TABLE circuit_breaker IS 'Belongs to the installation, not to an organization: all share its model';
COMMENT ON COLUMN circuit_breaker.failures IS 'Failures in a row';
COMMENT ON COLUMN circuit_breaker.pauses IS 'Pauses in a row; the length of the next one follows from it';
COMMENT ON COLUMN circuit_breaker.opened_at IS 'When it opened and has not closed since';
COMMENT ON COLUMN circuit_breaker.paused_at IS 'When the present pause began: only calls that began later say anything about it';
COMMENT ON COLUMN circuit_breaker.probe_until IS 'When a probe that nobody ended counts as lost';
INSERT INTO circuit_breaker (name, state, failures, pauses, closed_at) VALUES ('model', 'closed', 0, 0, 'epoch');

-- Whether a probe is still under way. Its organization is not this one's business.
CREATE FUNCTION attempt_is_running(wanted uuid, number integer) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM run_queue q WHERE q.run_id = wanted AND q.state = 'running' AND q.attempt = number)
$$;
REVOKE ALL ON FUNCTION attempt_is_running(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attempt_is_running(uuid, integer) TO signalbox_app;
