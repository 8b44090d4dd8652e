CREATE TABLE raw_event (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    integration_id  uuid        NOT NULL REFERENCES integration,
    run_id          uuid        NOT NULL,
    delivery_id     text        NOT NULL,
    event_type      text        NOT NULL,
    external_id     text        NOT NULL,
    received_at     timestamptz NOT NULL,
    occurred_at     timestamptz,
    content_type    text        NOT NULL,
    headers         jsonb       NOT NULL,
    receipt         jsonb       NOT NULL,
    body            bytea       NOT NULL,
    payload         jsonb,
    payload_problem text,
    CHECK ((payload IS NULL) = (payload_problem IS NOT NULL))
);
COMMENT ON COLUMN raw_event.body IS 'The bytes as they came; for a batch, the bytes of this element.';
COMMENT ON COLUMN raw_event.payload IS 'Derived from body; null when jsonb cannot hold it.';
CREATE INDEX raw_event_newest ON raw_event (organization_id, received_at DESC, id DESC);
CREATE INDEX raw_event_of_integration ON raw_event (integration_id, received_at DESC, id DESC);
CREATE INDEX raw_event_of_ticket ON raw_event (integration_id, external_id, received_at DESC);
CREATE INDEX raw_event_payload ON raw_event USING gin (payload jsonb_path_ops);
CREATE INDEX raw_event_unreadable ON raw_event (organization_id, received_at DESC) WHERE payload IS NULL;
CALL protect_tenant_table('raw_event');
-- What came in stays as it came in.
REVOKE UPDATE, DELETE ON raw_event FROM signalbox_app;

-- Kept apart from raw_event so that events can be partitioned by time while the key stays unique for ever.
CREATE TABLE event_delivery (
    integration_id    uuid        NOT NULL REFERENCES integration,
    delivery_id       text        NOT NULL,
    organization_id   uuid        NOT NULL REFERENCES organization,
    event_id          uuid        NOT NULL,
    run_id            uuid        NOT NULL,
    duplicates        bigint      NOT NULL DEFAULT 0,
    last_duplicate_at timestamptz,
    PRIMARY KEY (integration_id, delivery_id)
);
CREATE INDEX event_delivery_event ON event_delivery (event_id);
CREATE INDEX event_delivery_repeated ON event_delivery (organization_id) INCLUDE (duplicates) WHERE duplicates > 0;
CALL protect_tenant_table('event_delivery');

CREATE TABLE dead_letter (
    id                uuid PRIMARY KEY,
    organization_id   uuid        NOT NULL REFERENCES organization,
    integration_id    uuid        NOT NULL REFERENCES integration,
    event_id          uuid        NOT NULL REFERENCES raw_event,
    run_id            uuid        NOT NULL REFERENCES run,
    run_attempt       integer     NOT NULL,
    state             text        NOT NULL CHECK (state IN ('open', 'retried', 'discarded')),
    reason            text        NOT NULL,
    detail            text        NOT NULL,
    attempts          jsonb       NOT NULL DEFAULT '[]',
    corrected_payload jsonb,
    created_at        timestamptz NOT NULL,
    resolved_at       timestamptz,
    resolved_by       uuid REFERENCES app_user,
    discard_reason    text,
    UNIQUE (run_id, run_attempt),
    CHECK ((state = 'open') = (resolved_at IS NULL)),
    CHECK ((state = 'discarded') = (discard_reason IS NOT NULL))
);
CREATE INDEX dead_letter_newest ON dead_letter (organization_id, created_at DESC, id DESC);
CREATE INDEX dead_letter_open ON dead_letter (organization_id, created_at DESC, id DESC) WHERE state = 'open';
CALL protect_tenant_table('dead_letter');
