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
);
-- One at a time for each ticket.
CREATE UNIQUE INDEX run_one_running ON run (integration_id, external_id) WHERE state = 'running';
CREATE INDEX run_in_line ON run (integration_id, external_id, position) WHERE state IN ('held', 'queued', 'running');
CREATE INDEX run_due ON run (available_at) WHERE state = 'queued';
CREATE INDEX run_leased ON run (lease_until) WHERE state = 'running';
CREATE INDEX run_held ON run (integration_id, position) WHERE state = 'held';
CREATE INDEX run_by_state ON run (organization_id, state, outcome_kind);
CREATE INDEX run_newest ON run (organization_id, created_at DESC, id DESC);
CREATE INDEX run_newest_by_state ON run (organization_id, state, created_at DESC, id DESC);
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

-- The sweeper looks over all tenants, and learns only which run of whom; it then works under that tenant.
CREATE POLICY sweep ON run FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION due_runs(now_at timestamptz, published_before timestamptz, most integer)
    RETURNS TABLE (run_id uuid, organization_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT id, organization_id FROM run
    WHERE state = 'queued' AND available_at <= now_at AND (published_at IS NULL OR published_at < published_before)
    ORDER BY available_at LIMIT most
$$;
CREATE FUNCTION expired_leases(now_at timestamptz, most integer)
    RETURNS TABLE (run_id uuid, organization_id uuid, attempt integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT id, organization_id, attempt FROM run WHERE state = 'running' AND lease_until < now_at ORDER BY lease_until LIMIT most
$$;
REVOKE ALL ON FUNCTION due_runs(timestamptz, timestamptz, integer), expired_leases(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_runs(timestamptz, timestamptz, integer), expired_leases(timestamptz, integer) TO signalbox_app;
