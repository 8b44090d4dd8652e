-- One row for each bucket that is not full. Unlogged: after a crash every caller starts with a full one, which is cheaper than a log of it all.
CREATE UNLOGGED TABLE rate_limit (
    bucket  bytea PRIMARY KEY,
    full_at timestamptz NOT NULL
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO signalbox_app;

COMMENT ON TABLE rate_limit IS 'Buckets of tokens. The key is a keyed hash of rule and caller, so that nobody can be found in it.';

CREATE FUNCTION take_tokens(
    of_bucket bytea, capacity integer, fill_time interval, wanted integer, returned integer, at timestamptz DEFAULT clock_timestamp(),
    OUT granted integer, OUT remaining integer, OUT full_in_us bigint, OUT next_in_us bigint)
    LANGUAGE plpgsql
AS $$
DECLARE
    fill_us  double precision := extract(epoch FROM fill_time) * 1000000;
    token_us double precision := fill_us / capacity;
    known    timestamptz;
    debt_us  double precision;
    room     integer;
BEGIN
    LOOP
        SELECT full_at INTO known FROM rate_limit WHERE bucket = of_bucket FOR UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO rate_limit (bucket, full_at) VALUES (of_bucket, at) ON CONFLICT DO NOTHING;
    END LOOP;
    -- Bounded on both sides: a clock that was set back shall not close a bucket for longer than it takes to fill.
    debt_us := least(greatest(extract(epoch FROM known - at) * 1000000 - returned * token_us, 0), fill_us);
    room := floor((fill_us - debt_us) / token_us + 0.000001);
    granted := greatest(least(wanted, room), 0);
    remaining := room - granted;
    debt_us := debt_us + granted * token_us;
    full_in_us := ceil(debt_us);
    next_in_us := CASE WHEN remaining > 0 THEN 0 ELSE ceil(greatest(debt_us + token_us - fill_us, 0)) END;
    UPDATE rate_limit SET full_at = at + full_in_us * interval '1 microsecond' WHERE bucket = of_bucket;
END
$$;

COMMENT ON FUNCTION take_tokens(bytea, integer, interval, integer, integer, timestamptz)
    IS 'Takes up to the wanted tokens, after giving back unused ones. A bucket holds capacity tokens and fills evenly within fill_time, by the clock of the database.';
