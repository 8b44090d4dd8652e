-- How agents get runs. Everything here must cost the same on a queue that is empty, that is full, and whose dead rows cannot be vacuumed because
-- somebody holds a snapshot: nothing enumerates the queue on the way of a run; what enumerates it goes through each entry of an index once.

DROP INDEX run_queue_key, run_queue_ready, run_queue_leased;
CREATE INDEX run_queue_line ON run_queue (concurrency_key, position) WHERE state IN ('held', 'queued') AND concurrency_key IS NOT NULL;
CREATE INDEX run_queue_turn ON run_queue (concurrency_key) WHERE turn AND concurrency_key IS NOT NULL;
CREATE INDEX run_queue_ready ON run_queue (workflow, workflow_version, needs_model, organization_id, position) WHERE state = 'queued' AND turn;
CREATE INDEX run_queue_running ON run_queue (taken_at) WHERE state = 'running';
COMMENT ON INDEX run_queue_line IS 'settle_turns: the earliest of a key';
COMMENT ON INDEX run_queue_turn IS 'settle_turns, enqueuing: which run of a key has the turn';
COMMENT ON INDEX run_queue_ready IS 'ready_organizations, ready_runs, queued_workflows';
COMMENT ON INDEX run_queue_running IS 'running_runs';

ALTER TABLE run_queue
    ADD COLUMN alone_since timestamptz,
    ADD CHECK (alone = (alone_since IS NOT NULL)),
    ADD CHECK (turn OR state <> 'running');
COMMENT ON COLUMN run_queue.alone_since IS 'When it was decided that it runs alone';

ALTER TABLE agent_instance
    ADD COLUMN named      uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN unnamed    uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN named_at   timestamptz NOT NULL DEFAULT '-infinity',
    ADD COLUMN expired_at timestamptz;
COMMENT ON COLUMN agent_instance.named_at IS 'When its last heartbeat came; asking for runs keeps the lease and names nothing';
COMMENT ON COLUMN agent_instance.named IS 'Runs that its last heartbeat named';
COMMENT ON COLUMN agent_instance.unnamed IS 'Runs that a heartbeat named and a later one did not, until recovery has looked at them';
COMMENT ON COLUMN agent_instance.expired_at IS 'When its runs were taken from it after its lease ran out; null while it lives';

-- Under the locks of the keys. The running run of a key keeps the turn; else the earliest has it that is held or queued. Answers the runs that may be
-- taken now and could not be before. A run that is being taken at this moment is locked: it is looked at again once that is decided. The running
-- run is not locked: who ends it holds its row and waits for the key.
CREATE FUNCTION settle_turns(keys uuid[])
    RETURNS TABLE (run_id uuid, workflow text, workflow_version integer, needs_model boolean, alone boolean, available_at timestamptz)
    LANGUAGE sql VOLATILE SET search_path = signalbox, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
AS $$
    WITH holder AS MATERIALIZED (
        SELECT q.concurrency_key, q.run_id FROM run_queue q WHERE q.concurrency_key = ANY (keys) AND q.turn
    ), unstarted AS MATERIALIZED (
        SELECT q.run_id FROM run_queue q WHERE q.concurrency_key = ANY (keys) AND q.turn AND q.state <> 'running' FOR NO KEY UPDATE SKIP LOCKED
    ), first AS MATERIALIZED (
        SELECT wanted.key, earliest.run_id, holder.run_id AS held_by
        FROM unnest(keys) AS wanted (key)
        LEFT JOIN holder ON holder.concurrency_key = wanted.key
        LEFT JOIN unstarted ON unstarted.run_id = holder.run_id
        CROSS JOIN LATERAL (
            SELECT q.run_id FROM run_queue q
            WHERE q.concurrency_key = wanted.key AND q.state IN ('held', 'queued')
            ORDER BY q.position LIMIT 1) AS earliest
        WHERE (holder.run_id IS NULL OR unstarted.run_id IS NOT NULL) AND holder.run_id IS DISTINCT FROM earliest.run_id
    ), moved AS (
        UPDATE run_queue q SET turn = (q.run_id = change.run_id)
        FROM (SELECT first.run_id, first.run_id AS changed FROM first
              UNION ALL SELECT first.run_id, first.held_by FROM first WHERE first.held_by IS NOT NULL) AS change
        WHERE q.run_id = change.changed
        RETURNING q.*
    )
    SELECT moved.run_id, moved.workflow, moved.workflow_version, moved.needs_model, moved.alone, moved.available_at
    FROM moved WHERE moved.turn AND moved.state = 'queued'
$$;

-- Takes those of the wanted runs that may be taken at this moment: by primary key, leaving out what somebody else is taking. The state is asked for in
-- a form that no partial index is made for: here and below, such an index would be gone through as a whole, with all its dead entries.
CREATE FUNCTION take_runs(wanted uuid[], with_model boolean[], in_isolation boolean, agent text, at timestamptz, workflows text[], versions integer[])
    RETURNS TABLE (run_id uuid, organization_id uuid, attempt integer, workflow text, workflow_version integer, subject_type text, source_id uuid,
                   "position" bigint, needs_model boolean, alone boolean, failures integer, log_sequence bigint, available_at timestamptz)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
    WITH free AS MATERIALIZED (
        SELECT q.run_id FROM unnest(wanted, with_model) AS hint (run_id, with_model) JOIN run_queue q ON q.run_id = hint.run_id
        WHERE CASE q.state WHEN 'queued' THEN q.turn END AND q.available_at <= at AND q.needs_model = hint.with_model AND q.alone = in_isolation
          AND EXISTS (SELECT FROM unnest(workflows, versions) AS served (workflow, version)
                      WHERE served.workflow = q.workflow AND served.version = q.workflow_version)
        FOR NO KEY UPDATE OF q SKIP LOCKED
    )
    UPDATE run_queue q SET state = 'running', attempt = q.attempt + 1, lease_owner = agent, taken_at = at, started_at = coalesce(q.started_at, at),
        log_sequence = q.log_sequence + 1
    FROM free WHERE q.run_id = free.run_id
    RETURNING q.run_id, q.organization_id, q.attempt, q.workflow, q.workflow_version, q.subject_type, q.source_id, q.position, q.needs_model, q.alone,
        q.failures, q.log_sequence, q.available_at
$$;

-- Organizations with runs that may be taken, one step of the index for each.
CREATE FUNCTION ready_organizations(wanted text, version integer, with_model boolean) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
    WITH RECURSIVE ready AS (
        (SELECT q.organization_id FROM run_queue q
         WHERE q.state = 'queued' AND q.turn AND q.workflow = wanted AND q.workflow_version = version AND q.needs_model = with_model
         ORDER BY q.organization_id LIMIT 1)
        UNION ALL
        SELECT next.organization_id FROM ready CROSS JOIN LATERAL (
            SELECT q.organization_id FROM run_queue q
            WHERE q.state = 'queued' AND q.turn AND q.workflow = wanted AND q.workflow_version = version AND q.needs_model = with_model
              AND q.organization_id > ready.organization_id
            ORDER BY q.organization_id LIMIT 1) AS next
    )
    SELECT ready.organization_id FROM ready
$$;

-- The earliest few of each of these organizations behind a position.
CREATE FUNCTION ready_runs(wanted text, version integer, with_model boolean, organizations uuid[], behind bigint[], each integer, at timestamptz)
    RETURNS TABLE (run_id uuid, organization_id uuid, "position" bigint, alone boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
    SELECT ready.run_id, ready.organization_id, ready.position, ready.alone
    FROM unnest(organizations, behind) AS owner (organization_id, behind) CROSS JOIN LATERAL (
        SELECT q.run_id, q.organization_id, q.position, q.alone FROM run_queue q
        WHERE q.state = 'queued' AND q.turn AND q.workflow = wanted AND q.workflow_version = version AND q.needs_model = with_model
          AND q.organization_id = owner.organization_id AND q.position > owner.behind AND q.available_at <= at
        ORDER BY q.position LIMIT each) AS ready
$$;

-- Workflow versions with runs that may be taken, one step of the index for each.
CREATE FUNCTION queued_workflows() RETURNS TABLE (workflow text, workflow_version integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
    WITH RECURSIVE queued AS (
        (SELECT q.workflow, q.workflow_version FROM run_queue q WHERE q.state = 'queued' AND q.turn ORDER BY q.workflow, q.workflow_version LIMIT 1)
        UNION ALL
        SELECT next.workflow, next.workflow_version FROM queued CROSS JOIN LATERAL (
            SELECT q.workflow, q.workflow_version FROM run_queue q
            WHERE q.state = 'queued' AND q.turn AND (q.workflow, q.workflow_version) > (queued.workflow, queued.workflow_version)
            ORDER BY q.workflow, q.workflow_version LIMIT 1) AS next
    )
    SELECT queued.workflow, queued.workflow_version FROM queued
$$;

-- Running attempts by when they were taken. Recovery goes through them in this order, so that it steps over each dead entry once.
CREATE FUNCTION running_runs(since timestamptz, until timestamptz)
    RETURNS TABLE (run_id uuid, organization_id uuid, attempt integer, lease_owner text, taken_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
    SELECT q.run_id, q.organization_id, q.attempt, q.lease_owner, q.taken_at FROM run_queue q
    WHERE q.state = 'running' AND q.taken_at >= since AND q.taken_at < until ORDER BY q.taken_at
$$;

CREATE FUNCTION running_among(wanted uuid[])
    RETURNS TABLE (run_id uuid, organization_id uuid, attempt integer, lease_owner text, taken_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
    SELECT q.run_id, q.organization_id, q.attempt, q.lease_owner, q.taken_at
    FROM unnest(wanted) AS hint (run_id) JOIN run_queue q ON q.run_id = hint.run_id WHERE CASE q.state WHEN 'running' THEN true END
$$;

-- Which of these attempts are over, and why.
CREATE FUNCTION attempts_over(agent text, wanted uuid[], attempts integer[]) RETURNS TABLE (run_id uuid, attempt integer, cancelled boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
    SELECT held.run_id, held.attempt, coalesce((SELECT r.state = 'cancelled' FROM run r WHERE r.id = held.run_id), false)
    FROM unnest(wanted, attempts) AS held (run_id, attempt) LEFT JOIN run_queue q ON q.run_id = held.run_id
    WHERE (q.state = 'running' AND q.attempt = held.attempt AND q.lease_owner = agent) IS NOT TRUE
$$;

-- Whether an agent is known to run anything. Only asked where a run that must run alone waits for an agent.
CREATE FUNCTION agent_is_busy(agent text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off
AS $$
    SELECT EXISTS (SELECT FROM run_queue q WHERE q.state = 'running' AND q.lease_owner = agent)
$$;

-- Whether any other run was completed since then. Asked before a run is given up whose agents died.
CREATE FUNCTION others_completed(since timestamptz, but_not uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET enable_seqscan = off
AS $$
    WITH RECURSIVE owner AS (
        (SELECT r.organization_id FROM run r WHERE r.finished_at IS NOT NULL ORDER BY r.organization_id LIMIT 1)
        UNION ALL
        SELECT next.organization_id FROM owner CROSS JOIN LATERAL (
            SELECT r.organization_id FROM run r WHERE r.finished_at IS NOT NULL AND r.organization_id > owner.organization_id
            ORDER BY r.organization_id LIMIT 1) AS next
    )
    SELECT EXISTS (
        SELECT FROM owner CROSS JOIN LATERAL (
            SELECT FROM run r
            WHERE r.organization_id = owner.organization_id AND r.finished_at >= since AND r.state = 'completed' AND r.id <> but_not
            LIMIT 1) AS other)
$$;

CREATE FUNCTION queue_gauges(at timestamptz)
    RETURNS TABLE (held bigint, queued bigint, running bigint, waiting bigint, oldest_seconds double precision, oldest_ready_seconds double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT count(*) FILTER (WHERE state = 'held'), count(*) FILTER (WHERE state = 'queued'), count(*) FILTER (WHERE state = 'running'),
           count(*) FILTER (WHERE state = 'waiting'),
           coalesce(extract(epoch FROM at - min(available_at) FILTER (WHERE state = 'queued' AND available_at <= at)), 0)::double precision,
           coalesce(extract(epoch FROM at - min(available_at) FILTER (WHERE state = 'queued' AND turn AND available_at <= at)), 0)::double precision
    FROM run_queue
$$;

REVOKE ALL ON FUNCTION settle_turns(uuid[]), take_runs(uuid[], boolean[], boolean, text, timestamptz, text[], integer[]),
    ready_organizations(text, integer, boolean), ready_runs(text, integer, boolean, uuid[], bigint[], integer, timestamptz), queued_workflows(),
    running_runs(timestamptz, timestamptz), running_among(uuid[]), attempts_over(text, uuid[], integer[]), agent_is_busy(text),
    others_completed(timestamptz, uuid), queue_gauges(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_turns(uuid[]), take_runs(uuid[], boolean[], boolean, text, timestamptz, text[], integer[]),
    ready_organizations(text, integer, boolean), ready_runs(text, integer, boolean, uuid[], bigint[], integer, timestamptz), queued_workflows(),
    running_runs(timestamptz, timestamptz), running_among(uuid[]), attempts_over(text, uuid[], integer[]), agent_is_busy(text),
    others_completed(timestamptz, uuid), queue_gauges(timestamptz) TO signalbox_app;
