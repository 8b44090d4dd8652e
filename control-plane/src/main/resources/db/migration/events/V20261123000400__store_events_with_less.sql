-- Rows of the hot path check no references: what they refer to was read for the delivery and is never deleted, and locking the organization and
-- the integration for each row costs more than most of their indexes.
ALTER TABLE raw_event DROP CONSTRAINT raw_event_organization_id_fkey, DROP CONSTRAINT raw_event_integration_id_fkey;
ALTER TABLE event_delivery DROP CONSTRAINT event_delivery_organization_id_fkey, DROP CONSTRAINT event_delivery_integration_id_fkey;
ALTER TABLE event_search DROP CONSTRAINT event_search_organization_id_fkey;

-- One row for each statement that stored events, not one for each event.
ALTER TABLE event_search_backlog ADD COLUMN event_ids uuid[];
UPDATE event_search_backlog SET event_ids = ARRAY[event_id];
ALTER TABLE event_search_backlog ALTER COLUMN event_ids SET NOT NULL, DROP COLUMN event_id;
COMMENT ON COLUMN event_search_backlog.event_ids IS 'What one statement stored, at most 500';

CREATE OR REPLACE FUNCTION queue_event_search() RETURNS trigger
    LANGUAGE plpgsql SET search_path = signalbox, pg_temp
AS $$
BEGIN
    INSERT INTO event_search_backlog (organization_id, event_ids)
    SELECT organization_id, array_agg(id)
    FROM (SELECT organization_id, id, (row_number() OVER (PARTITION BY organization_id) - 1) / 500 AS part FROM stored) AS numbered
    GROUP BY organization_id, part;
    RETURN NULL;
END
$$;

-- Events are looked up by their ids, whatever statistics say: reading all of them for a batch of few takes longer with each that is stored.
CREATE OR REPLACE FUNCTION build_event_search(from_sequence bigint, most integer) RETURNS TABLE (built bigint, reached bigint)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
    WITH taken AS MATERIALIZED (
        SELECT sequence, event_ids FROM event_search_backlog
        WHERE sequence >= from_sequence ORDER BY sequence LIMIT most FOR UPDATE SKIP LOCKED
    ), built AS (
        INSERT INTO event_search (event_id, organization_id, words)
        SELECT e.id, e.organization_id, e.delivery_id || ' ' || e.event_type || ' ' || e.external_id || coalesce(' ' || e.ticket_key, '')
        FROM taken CROSS JOIN LATERAL unnest(taken.event_ids) AS stored (id) JOIN raw_event e ON e.id = stored.id
        ON CONFLICT DO NOTHING
    ), done AS (
        DELETE FROM event_search_backlog b USING taken WHERE b.sequence = taken.sequence
    )
    SELECT count(*), coalesce(max(sequence), from_sequence) FROM taken
$$;

CREATE OR REPLACE FUNCTION event_search_lag(at timestamptz) RETURNS double precision
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT coalesce(extract(epoch FROM at - min(e.received_at)), 0)::double precision
    FROM (SELECT event_ids[1] AS event_id FROM event_search_backlog ORDER BY sequence LIMIT 1) AS oldest JOIN raw_event e ON e.id = oldest.event_id
$$;
