CREATE TABLE run (
    id                uuid PRIMARY KEY,
    organization_id   uuid        NOT NULL REFERENCES organization,
    integration_id    uuid        NOT NULL REFERENCES integration,
    event_id          uuid        NOT NULL UNIQUE,
    external_id       text        NOT NULL,
    -- Order of arrival. Arrivals of one (integration_id, external_id) are serialised by an advisory lock, so it is also the order of commit.
    position          bigint      GENERATED ALWAYS AS IDENTITY,
    state             text        NOT NULL CHECK (state IN ('held', 'queued', 'running', 'waiting', 'completed', 'dead_lettered', 'discarded')),
    attempt           integer     NOT NULL DEFAULT 0,
    lease_owner       text,
    lease_until       timestamptz,
    available_at      timestamptz NOT NULL,
    published_at      timestamptz,
    failures          integer     NOT NULL DEFAULT 0,
    last_failure      text,
    mapping_attempts  integer     NOT NULL DEFAULT 0,
    prompt_tokens     integer     NOT NULL DEFAULT 0,
    completion_tokens integer     NOT NULL DEFAULT 0,
    outcome_kind      text        CHECK (outcome_kind IN ('ticket', 'comment', 'ignored')),
    ticket_id         uuid,
    ticket_outcome    text        CHECK (ticket_outcome IN ('created', 'updated', 'unchanged', 'stale', 'deleted')),
    outcome_reason    text,
    dead_letter_id    uuid,
    event_sequence    bigint      NOT NULL DEFAULT 0,
    created_at        timestamptz NOT NULL,
    started_at        timestamptz,
    finished_at       timestamptz,
    CHECK ((state = 'running') = (lease_owner IS NOT NULL AND lease_until IS NOT NULL)),
    CHECK ((state = 'completed') = (outcome_kind IS NOT NULL)),
    CHECK (state <> 'dead_lettered' OR dead_letter_id IS NOT NULL)
-- Rows change several times in a short life: room on the page lets heartbeats and log counters stay off the indexes.
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
-- One at a time for each ticket.
CREATE UNIQUE INDEX run_one_running ON run (integration_id, external_id) WHERE state = 'running';
CREATE INDEX run_in_line ON run (integration_id, external_id, position) WHERE state IN ('held', 'queued', 'running');
CREATE INDEX run_due ON run (available_at) WHERE state = 'queued';
-- Not on lease_until, which each heartbeat changes; there are only as many running runs as workers.
CREATE INDEX run_leased ON run (lease_owner) WHERE state = 'running';
CREATE INDEX run_held ON run (integration_id, position) WHERE state = 'held';
CREATE INDEX run_by_state ON run (organization_id, state, outcome_kind);
CREATE INDEX run_newest ON run (organization_id, created_at DESC, id DESC);
CREATE INDEX run_newest_by_state ON run (organization_id, state, created_at DESC, id DESC);
CREATE INDEX run_newest_by_outcome ON run (organization_id, outcome_kind, created_at DESC, id DESC) WHERE outcome_kind IS NOT NULL;
CREATE INDEX run_newest_of_integration ON run (integration_id, created_at DESC, id DESC);
CREATE INDEX run_finished ON run (organization_id, finished_at) WHERE finished_at IS NOT NULL;
CALL protect_tenant_table('run');

CREATE TABLE run_step (
    id              uuid PRIMARY KEY,
    organization_id uuid             NOT NULL REFERENCES organization,
    run_id          uuid             NOT NULL REFERENCES run,
    run_attempt     integer          NOT NULL,
    sequence        integer          NOT NULL,
    node            text             NOT NULL,
    mapping_attempt integer          NOT NULL,
    outcome         text             NOT NULL CHECK (outcome IN ('ok', 'invalid', 'failed')),
    started_at      timestamptz      NOT NULL,
    duration_ms     double precision NOT NULL,
    input_digest    text             NOT NULL,
    output          jsonb            NOT NULL DEFAULT '{}',
    errors          jsonb            NOT NULL DEFAULT '[]',
    model_usage     jsonb,
    UNIQUE (run_id, run_attempt, sequence)
);
CALL protect_tenant_table('run_step');

CREATE TABLE run_event (
    run_id          uuid        NOT NULL REFERENCES run,
    sequence        bigint      NOT NULL,
    organization_id uuid        NOT NULL REFERENCES organization,
    type            text        NOT NULL,
    at              timestamptz NOT NULL,
    data            jsonb       NOT NULL DEFAULT '{}',
    PRIMARY KEY (run_id, sequence)
);
CALL protect_tenant_table('run_event');

CREATE TABLE run_checkpoint (
    run_id          uuid        NOT NULL REFERENCES run,
    checkpoint_id   text        NOT NULL,
    organization_id uuid        NOT NULL REFERENCES organization,
    node            text        NOT NULL,
    next_node       text        NOT NULL,
    state           jsonb       NOT NULL,
    saved_at        timestamptz NOT NULL,
    PRIMARY KEY (run_id, checkpoint_id)
);
CALL protect_tenant_table('run_checkpoint');

-- Dispatch works for all tenants. It learns only which run of whom, keeps leases alive, and does everything else under that tenant.
CREATE POLICY dispatch_reads ON run FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY dispatch_renews ON run FOR UPDATE TO signalbox_owner USING (true) WITH CHECK (true);

-- What is ready for a worker and was not announced to one lately. Runs that wait for an earlier one of their ticket are left out.
CREATE FUNCTION due_runs(now_at timestamptz, published_before timestamptz, most integer)
    RETURNS TABLE (run_id uuid, organization_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT run.id, run.organization_id FROM run
    WHERE run.state = 'queued' AND run.available_at <= now_at
      AND (run.published_at IS NULL OR run.published_at < published_before)
      AND NOT EXISTS (
          SELECT FROM run earlier
          WHERE earlier.integration_id = run.integration_id AND earlier.external_id = run.external_id
            AND earlier.state IN ('held', 'queued', 'running') AND earlier.position < run.position)
    ORDER BY run.available_at LIMIT most
$$;

-- The run whose turn it is once another of its ticket has ended.
CREATE FUNCTION next_in_line(wanted_integration uuid, wanted_external_id text, now_at timestamptz) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT first.id FROM (
        SELECT id, state, available_at FROM run
        WHERE integration_id = wanted_integration AND external_id = wanted_external_id AND state IN ('held', 'queued', 'running')
        ORDER BY position LIMIT 1) first
    WHERE first.state = 'queued' AND first.available_at <= now_at
$$;

CREATE FUNCTION expired_leases(now_at timestamptz, most integer)
    RETURNS TABLE (run_id uuid, organization_id uuid, attempt integer, failures integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT id, organization_id, attempt, failures FROM run WHERE state = 'running' AND lease_until < now_at ORDER BY lease_until LIMIT most
$$;

-- One statement for all leases of a process; answers those it still had.
CREATE FUNCTION renew_leases(owner text, run_ids uuid[], until timestamptz) RETURNS SETOF uuid
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox
AS $$
    UPDATE run SET lease_until = until WHERE state = 'running' AND lease_owner = owner AND id = ANY (run_ids) RETURNING id
$$;

CREATE FUNCTION run_gauges(now_at timestamptz)
    RETURNS TABLE (queued bigint, running bigint, oldest_seconds double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT (SELECT count(*) FROM run WHERE state = 'queued'),
           (SELECT count(*) FROM run WHERE state = 'running'),
           coalesce((SELECT extract(epoch FROM now_at - min(available_at)) FROM run WHERE state = 'queued' AND available_at <= now_at), 0)
$$;

REVOKE ALL ON FUNCTION due_runs(timestamptz, timestamptz, integer), next_in_line(uuid, text, timestamptz),
    expired_leases(timestamptz, integer), renew_leases(text, uuid[], timestamptz), run_gauges(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_runs(timestamptz, timestamptz, integer), next_in_line(uuid, text, timestamptz),
    expired_leases(timestamptz, integer), renew_leases(text, uuid[], timestamptz), run_gauges(timestamptz) TO signalbox_app;
