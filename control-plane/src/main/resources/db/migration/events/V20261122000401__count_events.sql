-- By triggers, so that no writer forgets it; once for all rows of a statement.
CREATE FUNCTION count_events() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
BEGIN
    INSERT INTO counter_delta (organization_id, subject_type, measure, number, span)
    SELECT organization_id, 'event', 'accepted', count(*), date_bin('5 seconds', received_at, 'epoch') FROM stored GROUP BY 1, 5;
    RETURN NULL;
END
$$;
CREATE TRIGGER raw_event_count AFTER INSERT ON raw_event
    REFERENCING NEW TABLE AS stored FOR EACH STATEMENT EXECUTE FUNCTION count_events();

CREATE FUNCTION count_repetitions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
BEGIN
    INSERT INTO counter_delta (organization_id, subject_type, measure, number)
    SELECT organization_id, 'event', 'repeated', sum(number) FROM (
        SELECT organization_id, -duplicates AS number FROM earlier
        UNION ALL
        SELECT organization_id, duplicates FROM later) AS summand
    GROUP BY organization_id HAVING sum(number) <> 0;
    RETURN NULL;
END
$$;
CREATE TRIGGER event_delivery_count AFTER UPDATE ON event_delivery
    REFERENCING OLD TABLE AS earlier NEW TABLE AS later FOR EACH STATEMENT EXECUTE FUNCTION count_repetitions();
REVOKE ALL ON FUNCTION count_events(), count_repetitions() FROM PUBLIC;

INSERT INTO counter (organization_id, subject_type, measure, outcome, number)
SELECT organization_id, 'event', 'accepted', '', count(*) FROM raw_event GROUP BY organization_id;
INSERT INTO counter (organization_id, subject_type, measure, outcome, number)
SELECT organization_id, 'event', 'repeated', '', sum(duplicates) FROM event_delivery WHERE duplicates > 0 GROUP BY organization_id;
INSERT INTO counter_history (organization_id, subject_type, starts_at, measure, number)
SELECT organization_id, 'event', date_bin('5 seconds', received_at, 'epoch'), 'accepted', count(*)
FROM raw_event WHERE received_at >= statement_timestamp() - interval '25 hours' GROUP BY 1, 3;

CREATE OR REPLACE FUNCTION conservation_by_organization() RETURNS TABLE (organization_id uuid, state text, events bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT organization_id, nullif(measure, 'accepted'), sum(number)::bigint FROM current_counter
    WHERE subject_type = 'event' AND measure <> 'repeated' GROUP BY 1, 2
$$;

-- Read by counts that counters answer now.
DROP INDEX event_delivery_repeated;
COMMENT ON INDEX raw_event_newest IS 'The list of events; the recount';
