-- Runs know workflows and subjects and nothing of what these mean. `run` is history, written at the start and at the end; `run_queue` holds the
-- runs that are not over. No older version may run while this migrates or afterwards: what was running is queued again, uncounted.

DROP FUNCTION due_runs(timestamptz, timestamptz, integer), next_in_line(uuid, text, timestamptz), expired_leases(timestamptz, integer),
    renew_leases(text, uuid[], timestamptz), run_gauges(timestamptz);

CREATE TABLE run_queue (
    run_id           uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL,
    subject_type     text        NOT NULL,
    source_id        uuid,
    concurrency_key  uuid,
    position         bigint      NOT NULL,
    state            text        NOT NULL CHECK (state IN ('held', 'queued', 'running', 'waiting')),
    turn             boolean     NOT NULL,
    workflow         text        NOT NULL,
    workflow_version integer     NOT NULL,
    needs_model      boolean     NOT NULL DEFAULT false,
    attempt          integer     NOT NULL DEFAULT 0,
    lease_owner      text,
    taken_at         timestamptz,
    started_at       timestamptz,
    available_at     timestamptz NOT NULL,
    failures         integer     NOT NULL DEFAULT 0,
    deaths           integer     NOT NULL DEFAULT 0,
    alone            boolean     NOT NULL DEFAULT false,
    last_failure     text,
    log_sequence     bigint      NOT NULL,
    CHECK ((state = 'running') = (lease_owner IS NOT NULL)),
    CHECK ((state = 'running') = (taken_at IS NOT NULL)),
    CHECK (state <> 'waiting' OR NOT turn)
-- Rows live for moments: dead ones are swept early, pages keep room for the next version of a row, and the file never shrinks under a lock.
-- Never analysed: a queue is empty at one moment and full at the next, and every query goes by an index that is right in both cases.
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0,
        autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000000000,
        vacuum_index_cleanup = on, vacuum_truncate = off);
COMMENT ON TABLE run_queue IS 'Runs that are not over; a row goes with the end of its run';
COMMENT ON COLUMN run_queue.turn IS 'Nothing earlier of its key is held, queued or running. At most one run of a key has it; always without a key, except while waiting';
COMMENT ON COLUMN run_queue.lease_owner IS 'agent_instance.id, while running';
COMMENT ON COLUMN run_queue.taken_at IS 'When the current attempt was taken';
COMMENT ON COLUMN run_queue.started_at IS 'When the first attempt was taken';
COMMENT ON COLUMN run_queue.failures IS 'Counted failures since the run was last queued by a person or its source';
COMMENT ON COLUMN run_queue.deaths IS 'Attempts that ended with the death of their agent';
COMMENT ON COLUMN run_queue.alone IS 'Given only to an agent that runs nothing else';
COMMENT ON COLUMN run_queue.log_sequence IS 'Sequence of the newest entry of run_event';

-- What runs now has nobody who runs it any more. It keeps its place, and so its turn.
INSERT INTO run_queue (run_id, organization_id, subject_type, source_id, concurrency_key, position, state, turn, workflow, workflow_version, attempt,
                       started_at, available_at, failures, last_failure, log_sequence)
SELECT id, organization_id, 'event', integration_id, key, position, CASE state WHEN 'held' THEN 'held' ELSE 'queued' END,
       row_number() OVER (PARTITION BY key ORDER BY position) = 1, 'ticket-mapping', 1, attempt,
       started_at, CASE state WHEN 'queued' THEN available_at ELSE statement_timestamp() END, failures, last_failure,
       event_sequence + CASE WHEN state IN ('running', 'waiting') THEN 1 ELSE 0 END
FROM run, LATERAL (SELECT encode(substring(sha256(convert_to(integration_id::text || '/' || external_id, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid AS key) AS keyed
WHERE state IN ('held', 'queued', 'running', 'waiting');

CREATE POLICY fill ON run_event FOR INSERT TO signalbox_owner WITH CHECK (true);
INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
SELECT id, event_sequence + 1, organization_id, 'run.retrying', statement_timestamp(),
       jsonb_build_object('attempt', attempt, 'failure', 'the control plane was upgraded while it ran', 'counted', false)
FROM run WHERE state IN ('running', 'waiting');
DROP POLICY fill ON run_event;

CREATE INDEX run_queue_key ON run_queue (concurrency_key, position);
CREATE INDEX run_queue_ready ON run_queue (organization_id, position) WHERE state = 'queued' AND turn;
CREATE INDEX run_queue_leased ON run_queue (lease_owner) WHERE state = 'running';
CREATE INDEX run_queue_held ON run_queue (source_id) WHERE state = 'held';
CREATE INDEX run_queue_few ON run_queue (organization_id, state) WHERE state IN ('running', 'waiting');
COMMENT ON INDEX run_queue_pkey IS 'Taking, finishing and showing a run';
COMMENT ON INDEX run_queue_key IS 'Settling the turn of keys';
COMMENT ON INDEX run_queue_ready IS 'Finding runs that may be taken';
COMMENT ON INDEX run_queue_leased IS 'Recovering the runs of an agent, heartbeats';
COMMENT ON INDEX run_queue_held IS 'Releasing a source, the number of its held runs';
COMMENT ON INDEX run_queue_few IS 'The lists of running and of waiting runs';
CALL protect_tenant_table('run_queue');

-- Dispatch works for all tenants.
CREATE POLICY dispatch_reads ON run_queue FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY dispatch_takes ON run_queue FOR UPDATE TO signalbox_owner USING (true) WITH CHECK (true);
DROP POLICY dispatch_renews ON run;
ALTER POLICY dispatch_reads ON run RENAME TO counts;

-- One row for each process of the agent service, for the whole installation.
CREATE TABLE agent_instance (
    id          text PRIMARY KEY,
    build       text        NOT NULL,
    started_at  timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    lease_until timestamptz NOT NULL,
    workflows   jsonb       NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE agent_instance IS 'Agents by their last heartbeat; a run is alive while its owner is';
COMMENT ON COLUMN agent_instance.workflows IS 'What it serves: a list of name and version';
GRANT SELECT, INSERT, UPDATE, DELETE ON agent_instance TO signalbox_app;

-- History.
DROP INDEX run_one_running, run_in_line, run_due, run_leased, run_held, run_by_state;
ALTER TABLE run
    DROP CONSTRAINT run_event_id_key,
    DROP CONSTRAINT run_organization_id_fkey,
    DROP CONSTRAINT run_integration_id_fkey,
    DROP CONSTRAINT run_state_check,
    DROP CONSTRAINT run_outcome_kind_check,
    DROP CONSTRAINT run_check,
    DROP CONSTRAINT run_check1,
    DROP CONSTRAINT run_check2;
ALTER TABLE run
    ALTER COLUMN external_id DROP NOT NULL,
    ALTER COLUMN outcome_notes DROP DEFAULT;
-- One rewrite for all of it.
ALTER TABLE run
    ALTER COLUMN external_id TYPE uuid
        USING encode(substring(sha256(convert_to(integration_id::text || '/' || external_id, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid,
    ALTER COLUMN outcome_notes TYPE jsonb USING jsonb_strip_nulls(jsonb_build_object('ticket_id', ticket_id, 'ticket_outcome', ticket_outcome,
        'reason', outcome_reason, 'notes', nullif(outcome_notes, '[]'))),
    ALTER COLUMN state TYPE text USING CASE WHEN state IN ('held', 'queued', 'running', 'waiting') THEN 'open' ELSE state END;
ALTER TABLE run RENAME COLUMN integration_id TO source_id;
ALTER TABLE run RENAME COLUMN event_id TO subject_id;
ALTER TABLE run RENAME COLUMN external_id TO concurrency_key;
ALTER TABLE run RENAME COLUMN outcome_kind TO outcome;
ALTER TABLE run RENAME COLUMN outcome_notes TO result;
ALTER TABLE run RENAME COLUMN mapping_attempts TO rounds;
ALTER TABLE run RENAME COLUMN event_sequence TO log_sequence;
ALTER TABLE run
    DROP COLUMN lease_owner,
    DROP COLUMN lease_until,
    DROP COLUMN available_at,
    DROP COLUMN published_at,
    DROP COLUMN failures,
    DROP COLUMN ticket_id,
    DROP COLUMN ticket_outcome,
    DROP COLUMN outcome_reason,
    ADD COLUMN workflow text NOT NULL DEFAULT 'ticket-mapping',
    ADD COLUMN workflow_version integer NOT NULL DEFAULT 1,
    ADD COLUMN subject_type text NOT NULL DEFAULT 'event',
    ALTER COLUMN source_id DROP NOT NULL,
    ALTER COLUMN result SET DEFAULT '{}',
    ADD CHECK (state IN ('open', 'completed', 'dead_lettered', 'discarded', 'cancelled')),
    ADD CHECK (outcome IS NULL OR state = 'completed'),
    ADD CHECK (state <> 'dead_lettered' OR dead_letter_id IS NOT NULL),
    ADD CHECK ((state = 'open') = (finished_at IS NULL));
ALTER TABLE run
    ALTER COLUMN workflow DROP DEFAULT,
    ALTER COLUMN workflow_version DROP DEFAULT,
    ALTER COLUMN subject_type DROP DEFAULT;
COMMENT ON COLUMN run.state IS 'While open, state, attempt, last_failure and log_sequence are those of run_queue';
COMMENT ON COLUMN run.source_id IS 'What the subject came from; for an event its integration';
COMMENT ON COLUMN run.concurrency_key IS 'Runs of one key run one at a time, in order: the first 128 bits of SHA-256 over source id, slash and the source''s own id; null where order does not matter';
COMMENT ON COLUMN run.position IS 'Order of receipt, kept for ever. Runs of one key are inserted under an advisory lock of that key, so it is also their order of commit';
COMMENT ON COLUMN run.outcome IS 'The workflow''s word for what became of the subject; set when completed';
COMMENT ON COLUMN run.result IS 'What the workflow and its effects say of the end; runs themselves never look into it';

ALTER INDEX run_newest_of_integration RENAME TO run_newest_of_source;
CREATE INDEX run_subject ON run (subject_id);
COMMENT ON INDEX run_subject IS 'Erasure';
COMMENT ON INDEX run_newest IS 'The list of runs';
COMMENT ON INDEX run_newest_by_state IS 'The list of runs in a state; the lists of held and of queued runs';
COMMENT ON INDEX run_newest_of_source IS 'The list of runs of a source';

-- Rows of the hot path check no references: each is written by the statement that writes its run or after it, in the tenant's transaction, and
-- locking the run and the organization for every step and log entry costs more than the rows themselves.
ALTER TABLE run_step
    DROP CONSTRAINT run_step_organization_id_fkey,
    DROP CONSTRAINT run_step_run_id_fkey,
    ADD COLUMN state_hash text;
COMMENT ON COLUMN run_step.state_hash IS 'SHA-256 of the canonical state after the step, lower hex';
ALTER TABLE run_event
    DROP CONSTRAINT run_event_organization_id_fkey,
    DROP CONSTRAINT run_event_run_id_fkey;

-- What is not deterministic in a run, by the order in which an attempt asked for it.
CREATE TABLE run_journal (
    run_id          uuid    NOT NULL,
    attempt         integer NOT NULL,
    sequence        integer NOT NULL,
    organization_id uuid    NOT NULL,
    step            text    NOT NULL,
    kind            text    NOT NULL,
    call_key        text    NOT NULL,
    result          text    NOT NULL CHECK (result IN ('answered', 'refused', 'failed')),
    blob_mac        bytea   NOT NULL,
    PRIMARY KEY (run_id, attempt, sequence)
);
COMMENT ON INDEX run_journal_pkey IS 'Resuming and replaying a run';
CALL protect_tenant_table('run_journal');

CREATE TABLE blob (
    organization_id uuid        NOT NULL,
    mac             bytea       NOT NULL,
    sealed          bytea       NOT NULL,
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, mac)
);
COMMENT ON COLUMN blob.mac IS 'HMAC of the plain bytes under a key of the organization: equal contents of one organization are stored once';
COMMENT ON COLUMN blob.sealed IS 'Sealed with the data key of the organization';
COMMENT ON INDEX blob_pkey IS 'Contents of a journal, storing one once';
CREATE INDEX blob_expiry ON blob (expires_at);
COMMENT ON INDEX blob_expiry IS 'Deleting what has expired';
CALL protect_tenant_table('blob');

-- The checkpoints stored so far are of a form that no agent reads any more: their runs start again from the first node.
DROP TABLE run_checkpoint;
CREATE TABLE run_checkpoint (
    run_id          uuid PRIMARY KEY,
    organization_id uuid        NOT NULL,
    attempt         integer     NOT NULL,
    sequence        integer     NOT NULL,
    node            text        NOT NULL,
    next_node       text        NOT NULL,
    round           integer     NOT NULL,
    schema_version  integer     NOT NULL,
    state_hash      text        NOT NULL,
    subject_digest  text,
    state           bytea       NOT NULL,
    saved_at        timestamptz NOT NULL
);
COMMENT ON TABLE run_checkpoint IS 'The newest state of each run that is not over, from which it resumes';
COMMENT ON COLUMN run_checkpoint.sequence IS 'Of the advance of that attempt';
COMMENT ON COLUMN run_checkpoint.state IS 'Canonical JSON, sealed with the data key of the organization';
COMMENT ON INDEX run_checkpoint_pkey IS 'Resuming a run';
CALL protect_tenant_table('run_checkpoint');

CREATE TABLE interrupt (
    run_id          uuid        NOT NULL,
    key             text        NOT NULL,
    organization_id uuid        NOT NULL,
    schema          jsonb       NOT NULL,
    shown_hash      text        NOT NULL,
    asked_at        timestamptz NOT NULL,
    expires_at      timestamptz,
    answer          jsonb,
    PRIMARY KEY (run_id, key)
);
COMMENT ON TABLE interrupt IS 'Questions that waiting runs wait for';
COMMENT ON COLUMN interrupt.schema IS 'JSON schema of the answer';
COMMENT ON INDEX interrupt_pkey IS 'The questions of a run';
CALL protect_tenant_table('interrupt');
