-- What people call the ticket an event is about, for lists; null where the payload does not say, and for events stored before.
ALTER TABLE raw_event ADD COLUMN ticket_key text;
COMMENT ON COLUMN raw_event.ticket_key IS 'Shown instead of external_id; says nothing about identity';

-- Events are found by that, too.
CREATE OR REPLACE FUNCTION build_event_search(from_sequence bigint, most integer) RETURNS TABLE (built bigint, reached bigint)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    WITH taken AS MATERIALIZED (
        SELECT sequence, event_id FROM event_search_backlog
        WHERE sequence >= from_sequence ORDER BY sequence LIMIT most FOR UPDATE SKIP LOCKED
    ), built AS (
        INSERT INTO event_search (event_id, organization_id, words)
        SELECT e.id, e.organization_id, e.delivery_id || ' ' || e.event_type || ' ' || e.external_id || coalesce(' ' || e.ticket_key, '')
        FROM taken JOIN raw_event e ON e.id = taken.event_id
        ON CONFLICT DO NOTHING
    ), done AS (
        DELETE FROM event_search_backlog b USING taken WHERE b.sequence = taken.sequence
    )
    SELECT count(*), coalesce(max(sequence), from_sequence) FROM taken
$$;

-- Without words the search documents are not asked: a filter must find what was stored this instant.
CREATE OR REPLACE FUNCTION find_events(pattern text, of_integration uuid, in_state text, of_type text, of_external_id text,
                            before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
DECLARE
    documents CONSTANT text := CASE WHEN pattern IS NULL THEN '' ELSE
        'JOIN event_search s ON s.event_id = e.id AND s.organization_id = $1 AND s.words ILIKE $2' END;
BEGIN
    -- Planned anew with the values of each call: rare words are read from their index, common ones newest first until the page is full.
    RETURN QUERY EXECUTE format($query$
        SELECT e.id FROM raw_event e %s
        WHERE e.organization_id = $1
          AND ($3 IS NULL OR e.integration_id = $3)
          AND ($4 IS NULL OR EXISTS (SELECT FROM run r WHERE r.id = e.run_id AND r.state = $4))
          AND ($5 IS NULL OR e.event_type = $5)
          AND ($6 IS NULL OR e.external_id = $6)
          AND ($7 IS NULL OR (e.received_at, e.id) < ($7, $8))
        ORDER BY e.received_at DESC, e.id DESC LIMIT $9
    $query$, documents) USING tenant_id(), pattern, of_integration, in_state, of_type, of_external_id, before_at, before_id, most;
END
$$;
