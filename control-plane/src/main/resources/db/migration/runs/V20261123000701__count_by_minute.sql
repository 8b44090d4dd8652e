-- Throughput of a day read some fifty thousand spans of five seconds. The fold keeps whole minutes beside them; writers notice nothing.
CREATE TABLE counter_minute (
    organization_id uuid        NOT NULL REFERENCES organization,
    subject_type    text        NOT NULL,
    starts_at       timestamptz NOT NULL,
    measure         text        NOT NULL,
    number          bigint      NOT NULL,
    PRIMARY KEY (organization_id, subject_type, starts_at, measure)
) WITH (fillfactor = 70);
CREATE INDEX counter_minute_oldest ON counter_minute (starts_at);
COMMENT ON INDEX counter_minute_pkey IS 'Throughput in whole minutes';
COMMENT ON INDEX counter_minute_oldest IS 'fold_counters forgets the oldest';
CALL protect_tenant_table('counter_minute');
REVOKE INSERT, UPDATE, DELETE ON counter_minute FROM signalbox_app;
CREATE POLICY fold ON counter_minute TO signalbox_owner USING (true) WITH CHECK (true);

INSERT INTO counter_minute (organization_id, subject_type, starts_at, measure, number)
SELECT organization_id, subject_type, date_bin('1 minute', starts_at, 'epoch'), measure, sum(number) FROM counter_history GROUP BY 1, 2, 3, 4;

CREATE OR REPLACE FUNCTION fold_counters(most integer, forget_before timestamptz) RETURNS bigint
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
    ), summed AS (
        INSERT INTO counter_minute AS m (organization_id, subject_type, starts_at, measure, number)
        SELECT organization_id, subject_type, date_bin('1 minute', span, 'epoch'), measure, sum(number) FROM taken WHERE span >= forget_before
        GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT (organization_id, subject_type, starts_at, measure) DO UPDATE SET number = m.number + excluded.number
    ), noted AS (
        -- Every transaction before the oldest one under way has ended, so this statement saw all deltas of it.
        UPDATE counter_fold SET noted_by = (SELECT system_identifier FROM pg_control_system()),
            folded_before = least(pg_snapshot_xmin(pg_current_snapshot()), (SELECT transaction FROM last))
        WHERE EXISTS (SELECT FROM taken)
    )
    SELECT count(*) INTO folded FROM taken;
    DELETE FROM counter_history WHERE (organization_id, subject_type, starts_at, measure) IN (
        SELECT organization_id, subject_type, starts_at, measure FROM counter_history WHERE starts_at < forget_before LIMIT most);
    DELETE FROM counter_minute WHERE (organization_id, subject_type, starts_at, measure) IN (
        SELECT organization_id, subject_type, starts_at, measure FROM counter_minute WHERE starts_at < forget_before LIMIT most);
    RETURN folded;
END
$$;
