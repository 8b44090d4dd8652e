-- Read by Events.list for events of a type: without it, a rare type is looked for in all events.
CREATE INDEX raw_event_of_type ON raw_event (organization_id, event_type, received_at DESC, id DESC);
COMMENT ON INDEX raw_event_of_type IS 'The list of events of a type';

-- The tenant is said for runs too, or no index of runs by state serves: a rare state is then read from its runs instead of being looked for in
-- all events.
CREATE OR REPLACE FUNCTION find_events(pattern text, of_integration uuid, in_state text, of_type text, of_external_id text,
                            before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
    documents CONSTANT text := CASE WHEN pattern IS NULL THEN '' ELSE
        'JOIN event_search s ON s.event_id = e.id AND s.organization_id = $1 AND s.words ILIKE $2' END;
    runs CONSTANT text := CASE
        WHEN in_state IS NULL THEN ''
        WHEN in_state IN ('held', 'queued', 'running', 'waiting')
            THEN 'JOIN run_queue q ON q.run_id = e.run_id AND q.organization_id = $1 AND q.state = $4'
        ELSE 'JOIN run r ON r.id = e.run_id AND r.organization_id = $1 AND r.state = $4' END;
BEGIN
    -- Without parallel workers: starting them takes longer than a page does.
    -- Planned anew with the values of each call: rare words are read from their index, common ones newest first until the page is full.
    RETURN QUERY EXECUTE format($query$
        SELECT e.id FROM raw_event e %s %s
        WHERE e.organization_id = $1
          AND ($3 IS NULL OR e.integration_id = $3)
          AND ($5 IS NULL OR e.event_type = $5)
          AND ($6 IS NULL OR e.external_id = $6)
          AND ($7 IS NULL OR (e.received_at, e.id) < ($7, $8))
        ORDER BY e.received_at DESC, e.id DESC LIMIT $9
    $query$, documents, runs) USING tenant_id(), pattern, of_integration, in_state, of_type, of_external_id, before_at, before_id, most;
END
$$;
