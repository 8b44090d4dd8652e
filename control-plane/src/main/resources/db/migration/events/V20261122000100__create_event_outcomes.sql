-- What became of an event whose run completed. Runs do not know what that means; it is told at their end, in the same transaction.
CREATE TABLE event_outcome (
    event_id        uuid PRIMARY KEY,
    organization_id uuid  NOT NULL,
    integration_id  uuid  NOT NULL,
    run_id          uuid  NOT NULL,
    kind            text  NOT NULL,
    ticket_id       uuid,
    ticket_outcome  text,
    reason          text,
    notes           jsonb NOT NULL DEFAULT '[]'
);
COMMENT ON COLUMN event_outcome.kind IS 'ticket, comment or ignored';
COMMENT ON COLUMN event_outcome.ticket_outcome IS 'created, updated, unchanged, stale or deleted';
COMMENT ON COLUMN event_outcome.notes IS 'What the mapping left out and why: a list of pointer and message';
COMMENT ON INDEX event_outcome_pkey IS 'The outcomes of listed events';

INSERT INTO event_outcome (event_id, organization_id, integration_id, run_id, kind, ticket_id, ticket_outcome, reason, notes)
SELECT subject_id, organization_id, source_id, id, outcome, (result ->> 'ticket_id')::uuid, result ->> 'ticket_outcome', result ->> 'reason',
       coalesce(result -> 'notes', '[]')
FROM run WHERE state = 'completed';
CALL protect_tenant_table('event_outcome');

-- The state of a run that is not over is in its queue.
CREATE OR REPLACE FUNCTION find_events(pattern text, of_integration uuid, in_state text, of_type text, of_external_id text,
                            before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
DECLARE
    documents CONSTANT text := CASE WHEN pattern IS NULL THEN '' ELSE
        'JOIN event_search s ON s.event_id = e.id AND s.organization_id = $1 AND s.words ILIKE $2' END;
    runs CONSTANT text := CASE
        WHEN in_state IS NULL THEN ''
        WHEN in_state IN ('held', 'queued', 'running', 'waiting') THEN 'AND EXISTS (SELECT FROM run_queue q WHERE q.run_id = e.run_id AND q.state = $4)'
        ELSE 'AND EXISTS (SELECT FROM run r WHERE r.id = e.run_id AND r.state = $4)' END;
BEGIN
    -- Planned anew with the values of each call: rare words are read from their index, common ones newest first until the page is full.
    RETURN QUERY EXECUTE format($query$
        SELECT e.id FROM raw_event e %s
        WHERE e.organization_id = $1 %s
          AND ($3 IS NULL OR e.integration_id = $3)
          AND ($5 IS NULL OR e.event_type = $5)
          AND ($6 IS NULL OR e.external_id = $6)
          AND ($7 IS NULL OR (e.received_at, e.id) < ($7, $8))
        ORDER BY e.received_at DESC, e.id DESC LIMIT $9
    $query$, documents, runs) USING tenant_id(), pattern, of_integration, in_state, of_type, of_external_id, before_at, before_id, most;
END
$$;

CREATE OR REPLACE FUNCTION conservation_by_organization() RETURNS TABLE (organization_id uuid, state text, events bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT organization_id, NULL, count(*) FROM raw_event GROUP BY organization_id
    UNION ALL
    SELECT r.organization_id, coalesce(q.state, r.state), count(*) FROM run r LEFT JOIN run_queue q ON q.run_id = r.id
    WHERE r.subject_type = 'event' GROUP BY 1, 2
$$;
