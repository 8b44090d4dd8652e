-- How many subjects of an organization were accepted and in which state their runs are, without counting rows. Whoever changes rows writes deltas,
-- by triggers and in the same transaction; a background task folds them into counters. At each instant the truth is a counter and its deltas.
CREATE TABLE counter (
    organization_id uuid   NOT NULL REFERENCES organization,
    subject_type    text   NOT NULL,
    measure         text   NOT NULL,
    outcome         text   NOT NULL,
    number          bigint NOT NULL,
    PRIMARY KEY (organization_id, subject_type, measure, outcome)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
COMMENT ON COLUMN counter.measure IS 'A state of runs; of subjects: accepted, or repeated for those that were answered again.';
COMMENT ON COLUMN counter.outcome IS 'What completed runs became; empty for every other measure.';
COMMENT ON INDEX counter_pkey IS 'Reading and folding the counters of an organization';
CALL protect_tenant_table('counter');

-- Only ever inserted and deleted, so writers never wait for each other. Rows live for seconds and have no references of their own.
CREATE TABLE counter_delta (
    transaction     xid8   NOT NULL DEFAULT pg_current_xact_id(),
    organization_id uuid   NOT NULL,
    subject_type    text   NOT NULL,
    measure         text   NOT NULL,
    outcome         text   NOT NULL DEFAULT '',
    number          bigint NOT NULL,
    span            timestamptz
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
COMMENT ON COLUMN counter_delta.span IS 'The five seconds in which it happened, for what is drawn over time.';
CREATE INDEX counter_delta_transaction ON counter_delta (transaction);
COMMENT ON INDEX counter_delta_transaction IS 'Reading and folding deltas past those that were folded';
CALL protect_tenant_table('counter_delta');

-- The same over time, in spans of five seconds, for as long as throughput looks back.
CREATE TABLE counter_history (
    organization_id uuid        NOT NULL REFERENCES organization,
    subject_type    text        NOT NULL,
    starts_at       timestamptz NOT NULL,
    measure         text        NOT NULL,
    number          bigint      NOT NULL,
    PRIMARY KEY (organization_id, subject_type, starts_at, measure)
);
CREATE INDEX counter_history_oldest ON counter_history (starts_at);
COMMENT ON INDEX counter_history_pkey IS 'Throughput';
COMMENT ON INDEX counter_history_oldest IS 'fold_counters forgets the oldest';
CALL protect_tenant_table('counter_history');

-- The application reads; triggers and the task below write.
REVOKE INSERT, UPDATE, DELETE ON counter, counter_delta, counter_history FROM signalbox_app;
CREATE POLICY fold ON counter TO signalbox_owner USING (true) WITH CHECK (true);
CREATE POLICY fold ON counter_delta TO signalbox_owner USING (true) WITH CHECK (true);
CREATE POLICY fold ON counter_history TO signalbox_owner USING (true) WITH CHECK (true);

-- Deltas of earlier transactions are folded, all of them. It spares each look the entries of deltas that are gone and cannot be vacuumed while
-- some old snapshot is held. Transactions are numbered anew where a dump is restored: the place counts on the server alone that noted it.
CREATE TABLE counter_fold (
    folded_before xid8   NOT NULL,
    noted_by      bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO counter_fold SELECT '0', system_identifier FROM pg_control_system();
GRANT SELECT ON counter_fold TO signalbox_app;

CREATE FUNCTION counters_folded_before() RETURNS xid8
    LANGUAGE sql STABLE SET search_path = signalbox, pg_temp
AS $$
    SELECT coalesce((SELECT folded_before FROM counter_fold WHERE noted_by = (SELECT system_identifier FROM pg_control_system())), '0'::xid8)
$$;

CREATE VIEW current_counter WITH (security_invoker = true) AS
    SELECT organization_id, subject_type, measure, outcome, sum(number)::bigint AS number FROM (
        SELECT organization_id, subject_type, measure, outcome, number FROM counter
        UNION ALL
        SELECT organization_id, subject_type, measure, outcome, number FROM counter_delta
        WHERE transaction >= (SELECT counters_folded_before())) AS summand
    GROUP BY organization_id, subject_type, measure, outcome;
COMMENT ON VIEW current_counter IS 'Exact in each statement: its snapshot holds a delta either by itself or within its counter.';
GRANT SELECT ON current_counter TO signalbox_app;

-- Folds the deltas of about so many rows, whole transactions at a time, and tells how many there were. One at a time: a second one folds nothing.
CREATE FUNCTION fold_counters(most integer, forget_before timestamptz) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
DECLARE
    from_transaction CONSTANT xid8 := counters_folded_before();
    folded bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('signalbox.fold_counters', 0)) THEN
        RETURN 0;
    END IF;
    WITH last AS (
        SELECT transaction FROM counter_delta WHERE transaction >= from_transaction ORDER BY transaction OFFSET most LIMIT 1
    ), taken AS (
        DELETE FROM counter_delta
        WHERE transaction >= from_transaction AND transaction <= coalesce((SELECT transaction FROM last), '18446744073709551615'::xid8)
        RETURNING organization_id, subject_type, measure, outcome, number, span
    ), counted AS (
        INSERT INTO counter AS c (organization_id, subject_type, measure, outcome, number)
        SELECT organization_id, subject_type, measure, outcome, sum(number) FROM taken GROUP BY 1, 2, 3, 4 HAVING sum(number) <> 0
        ORDER BY 1, 2, 3, 4
        ON CONFLICT (organization_id, subject_type, measure, outcome) DO UPDATE SET number = c.number + excluded.number
    ), recorded AS (
        INSERT INTO counter_history AS h (organization_id, subject_type, starts_at, measure, number)
        SELECT organization_id, subject_type, span, measure, sum(number) FROM taken WHERE span >= forget_before GROUP BY 1, 2, 3, 4
        ORDER BY 1, 2, 3, 4
        ON CONFLICT (organization_id, subject_type, starts_at, measure) DO UPDATE SET number = h.number + excluded.number
    ), noted AS (
        -- Every transaction before the oldest one under way has ended, so this statement saw all deltas of it.
        UPDATE counter_fold SET noted_by = (SELECT system_identifier FROM pg_control_system()),
            folded_before = least(pg_snapshot_xmin(pg_current_snapshot()), (SELECT transaction FROM last))
        WHERE EXISTS (SELECT FROM taken)
    )
    SELECT count(*) INTO folded FROM taken;
    DELETE FROM counter_history WHERE (organization_id, subject_type, starts_at, measure) IN (
        SELECT organization_id, subject_type, starts_at, measure FROM counter_history WHERE starts_at < forget_before LIMIT most);
    RETURN folded;
END
$$;

REVOKE ALL ON FUNCTION fold_counters(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fold_counters(integer, timestamptz) TO signalbox_app;

-- By triggers, so that no writer forgets it; once for all rows of a statement.
CREATE FUNCTION count_open_runs() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO counter_delta (organization_id, subject_type, measure, number)
        SELECT organization_id, subject_type, state, count(*) FROM later GROUP BY 1, 2, 3;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO counter_delta (organization_id, subject_type, measure, number)
        SELECT organization_id, subject_type, state, -count(*) FROM earlier GROUP BY 1, 2, 3;
    ELSE
        INSERT INTO counter_delta (organization_id, subject_type, measure, number)
        SELECT organization_id, subject_type, state, sum(number) FROM (
            SELECT organization_id, subject_type, state, -1 AS number FROM earlier
            UNION ALL
            SELECT organization_id, subject_type, state, 1 FROM later) AS summand
        GROUP BY 1, 2, 3 HAVING sum(number) <> 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER run_queue_count_inserted AFTER INSERT ON run_queue
    REFERENCING NEW TABLE AS later FOR EACH STATEMENT EXECUTE FUNCTION count_open_runs();
CREATE TRIGGER run_queue_count_updated AFTER UPDATE ON run_queue
    REFERENCING OLD TABLE AS earlier NEW TABLE AS later FOR EACH STATEMENT EXECUTE FUNCTION count_open_runs();
CREATE TRIGGER run_queue_count_deleted AFTER DELETE ON run_queue
    REFERENCING OLD TABLE AS earlier FOR EACH STATEMENT EXECUTE FUNCTION count_open_runs();

-- Open runs are counted where their state is. What leaves a state leaves no span: what happened over time did happen.
CREATE FUNCTION count_ended_runs() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO counter_delta (organization_id, subject_type, measure, outcome, number, span)
        SELECT organization_id, subject_type, state, coalesce(outcome, ''), count(*), date_bin('5 seconds', finished_at, 'epoch')
        FROM later WHERE state <> 'open' GROUP BY 1, 2, 3, 4, 6;
    ELSE
        INSERT INTO counter_delta (organization_id, subject_type, measure, outcome, number, span)
        SELECT organization_id, subject_type, state, outcome, sum(number), CASE WHEN sum(number) > 0 THEN span END FROM (
            SELECT organization_id, subject_type, state, coalesce(outcome, '') AS outcome, -1 AS number,
                date_bin('5 seconds', finished_at, 'epoch') AS span FROM earlier WHERE state <> 'open'
            UNION ALL
            SELECT organization_id, subject_type, state, coalesce(outcome, ''), 1, date_bin('5 seconds', finished_at, 'epoch')
            FROM later WHERE state <> 'open') AS summand
        GROUP BY organization_id, subject_type, state, outcome, span HAVING sum(number) <> 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER run_count_inserted AFTER INSERT ON run
    REFERENCING NEW TABLE AS later FOR EACH STATEMENT EXECUTE FUNCTION count_ended_runs();
CREATE TRIGGER run_count_updated AFTER UPDATE ON run
    REFERENCING OLD TABLE AS earlier NEW TABLE AS later FOR EACH STATEMENT EXECUTE FUNCTION count_ended_runs();
REVOKE ALL ON FUNCTION count_open_runs(), count_ended_runs() FROM PUBLIC;

-- Nothing else runs while this migrates.
INSERT INTO counter (organization_id, subject_type, measure, outcome, number)
SELECT organization_id, subject_type, state, coalesce(outcome, ''), count(*) FROM run WHERE state <> 'open' GROUP BY 1, 2, 3, 4;
INSERT INTO counter (organization_id, subject_type, measure, outcome, number)
SELECT organization_id, subject_type, state, '', count(*) FROM run_queue GROUP BY 1, 2, 3;
INSERT INTO counter_history (organization_id, subject_type, starts_at, measure, number)
SELECT organization_id, subject_type, date_bin('5 seconds', finished_at, 'epoch'), state, count(*)
FROM run WHERE finished_at >= statement_timestamp() - interval '25 hours' GROUP BY 1, 2, 3, 4;

-- Read by throughput, which counters answer now.
DROP INDEX run_finished;

-- What a count of the rows themselves said last, organization by organization in turn.
CREATE TABLE recount (
    organization_id uuid        PRIMARY KEY REFERENCES organization,
    recounted_at    timestamptz NOT NULL,
    drift           bigint      NOT NULL DEFAULT 0,
    differences     text        NOT NULL DEFAULT ''
);
COMMENT ON COLUMN recount.drift IS 'Sum of the absolute differences between counters and rows; anything but 0 is a fault.';
COMMENT ON COLUMN recount.differences IS 'One line for each counter that is wrong.';
COMMENT ON INDEX recount_pkey IS 'The last recount of an organization; few rows, so everything else scans';
CALL protect_tenant_table('recount');
CREATE POLICY claim ON recount TO signalbox_owner USING (true) WITH CHECK (true);

-- The organization whose rows were counted longest ago, if that was before; it is nobody else's turn then.
CREATE FUNCTION claim_recount(now_at timestamptz, before_at timestamptz) RETURNS uuid
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    INSERT INTO recount (organization_id, recounted_at)
    SELECT id, '-infinity' FROM organization o WHERE NOT EXISTS (SELECT FROM recount r WHERE r.organization_id = o.id)
    ON CONFLICT DO NOTHING;
    UPDATE recount SET recounted_at = now_at
    WHERE organization_id = (
        SELECT organization_id FROM recount WHERE recounted_at < before_at ORDER BY recounted_at, organization_id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING organization_id
$$;

-- For metrics and health, which have no tenant.
CREATE FUNCTION counter_drift() RETURNS TABLE (organization_id uuid, drift bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$ SELECT organization_id, drift FROM recount $$;

-- Sets counters of the current organization right by further deltas, which does no harm to what is counted meanwhile.
CREATE FUNCTION correct_counter(of_subject text, of_measure text, of_outcome text, by_number bigint) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    INSERT INTO counter_delta (organization_id, subject_type, measure, outcome, number)
    VALUES (tenant_id(), of_subject, of_measure, of_outcome, by_number)
$$;
REVOKE ALL ON FUNCTION claim_recount(timestamptz, timestamptz), counter_drift(), correct_counter(text, text, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_recount(timestamptz, timestamptz), counter_drift(), correct_counter(text, text, text, bigint) TO signalbox_app;
