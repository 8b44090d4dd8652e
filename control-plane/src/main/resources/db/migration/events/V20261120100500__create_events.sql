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

-- Text operators are not leakproof, so no index serves them under a row-level-security policy. This function looks only at rows of the
-- tenant that is set, and tells nothing but ids.
CREATE INDEX raw_event_words ON raw_event USING gin ((delivery_id || ' ' || event_type || ' ' || external_id) gin_trgm_ops);
CREATE POLICY search ON raw_event FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION find_events(pattern text, of_integration uuid, in_state text, of_type text, of_external_id text,
                            before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
BEGIN
    -- Planned anew with the values of each call: rare words are read from their index, common ones newest first until the page is full.
    RETURN QUERY EXECUTE $query$
        SELECT e.id FROM raw_event e
        WHERE e.organization_id = $1
          AND (e.delivery_id || ' ' || e.event_type || ' ' || e.external_id) ILIKE $2
          AND ($3 IS NULL OR e.integration_id = $3)
          AND ($4 IS NULL OR EXISTS (SELECT FROM run r WHERE r.id = e.run_id AND r.state = $4))
          AND ($5 IS NULL OR e.event_type = $5)
          AND ($6 IS NULL OR e.external_id = $6)
          AND ($7 IS NULL OR (e.received_at, e.id) < ($7, $8))
        ORDER BY e.received_at DESC, e.id DESC LIMIT $9
    $query$ USING tenant_id(), pattern, of_integration, in_state, of_type, of_external_id, before_at, before_id, most;
END
$$;
REVOKE ALL ON FUNCTION find_events(text, uuid, text, text, text, timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_events(text, uuid, text, text, text, timestamptz, uuid, integer) TO signalbox_app;

-- For the metrics, which have no tenant: counts and nothing else. A null state is the number of accepted events.
CREATE FUNCTION conservation_by_organization() RETURNS TABLE (organization_id uuid, state text, events bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT organization_id, NULL, count(*) FROM raw_event GROUP BY organization_id
    UNION ALL
    SELECT organization_id, state, count(*) FROM run GROUP BY organization_id, state
$$;
REVOKE ALL ON FUNCTION conservation_by_organization() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conservation_by_organization() TO signalbox_app;
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
