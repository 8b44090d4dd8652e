-- Storing an event writes no search index any more: it leaves a row in a backlog, and documents are built from that in batches afterwards.

-- Nobody reads these.
DROP INDEX raw_event_payload;
DROP INDEX raw_event_unreadable;
DROP INDEX event_delivery_event;
-- Read by find_events until now.
DROP INDEX raw_event_words;

-- The words of a document are ids and a type, which an erasure leaves in raw_event too. Whoever adds words of the payload erases them here.
CREATE TABLE event_search (
    event_id        uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organization,
    words           text NOT NULL
);
CREATE INDEX event_search_words ON event_search USING gin (words gin_trgm_ops);
CALL protect_tenant_table('event_search');
REVOKE INSERT, UPDATE, DELETE ON event_search FROM signalbox_app;

-- Rows live for a second: swept early, and without references of their own.
CREATE TABLE event_search_backlog (
    sequence        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id uuid NOT NULL,
    event_id        uuid NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CALL protect_tenant_table('event_search_backlog');
REVOKE UPDATE, DELETE ON event_search_backlog FROM signalbox_app;

CREATE POLICY build ON event_search TO signalbox_owner USING (true) WITH CHECK (true);
CREATE POLICY build ON event_search_backlog TO signalbox_owner USING (true) WITH CHECK (true);

-- What was stored before is taken over by the same builder, the newest first.
INSERT INTO event_search_backlog (organization_id, event_id) SELECT organization_id, id FROM raw_event ORDER BY received_at DESC, id DESC;

-- By a trigger, so that no writer forgets it; once for all rows of a statement.
CREATE FUNCTION queue_event_search() RETURNS trigger
    LANGUAGE plpgsql SET search_path = signalbox
AS $$
BEGIN
    INSERT INTO event_search_backlog (organization_id, event_id) SELECT organization_id, id FROM stored;
    RETURN NULL;
END
$$;
CREATE TRIGGER raw_event_search AFTER INSERT ON raw_event
    REFERENCING NEW TABLE AS stored FOR EACH STATEMENT EXECUTE FUNCTION queue_event_search();

-- Builds the documents of at most so many events of any tenant, from a place in the backlog on; tells how many and how far, and nothing else.
CREATE FUNCTION build_event_search(from_sequence bigint, most integer) RETURNS TABLE (built bigint, reached bigint)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox
AS $$
    WITH taken AS MATERIALIZED (
        SELECT sequence, event_id FROM event_search_backlog
        WHERE sequence >= from_sequence ORDER BY sequence LIMIT most FOR UPDATE SKIP LOCKED
    ), built AS (
        INSERT INTO event_search (event_id, organization_id, words)
        SELECT e.id, e.organization_id, e.delivery_id || ' ' || e.event_type || ' ' || e.external_id
        FROM taken JOIN raw_event e ON e.id = taken.event_id
        ON CONFLICT DO NOTHING
    ), done AS (
        DELETE FROM event_search_backlog b USING taken WHERE b.sequence = taken.sequence
    )
    SELECT count(*), coalesce(max(sequence), from_sequence) FROM taken
$$;

-- For the metric: how many seconds ago the oldest event came that has no document yet; 0 when all have one.
CREATE FUNCTION event_search_lag(at timestamptz) RETURNS double precision
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT coalesce(extract(epoch FROM at - min(e.received_at)), 0)::double precision
    FROM (SELECT event_id FROM event_search_backlog ORDER BY sequence LIMIT 1) AS oldest JOIN raw_event e ON e.id = oldest.event_id
$$;

CREATE OR REPLACE FUNCTION find_events(pattern text, of_integration uuid, in_state text, of_type text, of_external_id text,
                            before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
BEGIN
    -- Planned anew with the values of each call: rare words are read from their index, common ones newest first until the page is full.
    RETURN QUERY EXECUTE $query$
        SELECT e.id FROM raw_event e JOIN event_search s ON s.event_id = e.id
        WHERE e.organization_id = $1 AND s.organization_id = $1
          AND s.words ILIKE $2
          AND ($3 IS NULL OR e.integration_id = $3)
          AND ($4 IS NULL OR EXISTS (SELECT FROM run r WHERE r.id = e.run_id AND r.state = $4))
          AND ($5 IS NULL OR e.event_type = $5)
          AND ($6 IS NULL OR e.external_id = $6)
          AND ($7 IS NULL OR (e.received_at, e.id) < ($7, $8))
        ORDER BY e.received_at DESC, e.id DESC LIMIT $9
    $query$ USING tenant_id(), pattern, of_integration, in_state, of_type, of_external_id, before_at, before_id, most;
END
$$;

REVOKE ALL ON FUNCTION queue_event_search(), build_event_search(bigint, integer), event_search_lag(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION build_event_search(bigint, integer), event_search_lag(timestamptz) TO signalbox_app;

-- Who reads what is left on the path of intake.
COMMENT ON INDEX raw_event_pkey IS 'An event by its id; find_events';
COMMENT ON INDEX raw_event_newest IS 'The list of events, throughput, the count of conservation';
COMMENT ON INDEX raw_event_of_integration IS 'The list of events of an integration, its last event';
COMMENT ON INDEX raw_event_of_ticket IS 'Erasure, the settling of former ids, the list of events of a ticket';
COMMENT ON INDEX event_delivery_pkey IS 'Recognises repeated deliveries; the repetitions of a listed event';
COMMENT ON INDEX event_delivery_repeated IS 'The count of repetitions';
COMMENT ON INDEX event_search_backlog_pkey IS 'build_event_search, event_search_lag';
