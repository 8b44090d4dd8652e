-- What was tried wrongly. Unlogged: after a crash everybody begins with a clean slate. The subject is a keyed hash, so that nobody is found in it.
CREATE UNLOGGED TABLE sign_in_failure (
    subject       bytea PRIMARY KEY,
    failures      integer     NOT NULL,
    blocked_until timestamptz NOT NULL,
    forget_at     timestamptz NOT NULL
) WITH (fillfactor = 50);
CREATE INDEX sign_in_failure_forget ON sign_in_failure (forget_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failure TO signalbox_app;

-- Counts a try against all subjects before it is made, or against none: tries that race cannot slip by. Answers the seconds to wait, 0 to go on.
-- The first tries are free; then each doubles the wait, up to a quarter of an hour. An hour without a failure forgets them.
CREATE FUNCTION begin_sign_in(subjects bytea[], free integer[]) RETURNS double precision
    LANGUAGE plpgsql
AS $$
DECLARE
    at    timestamptz := clock_timestamp();
    wait  interval := interval '0';
    known sign_in_failure;
    place integer;
BEGIN
    FOR place IN SELECT i FROM generate_subscripts(subjects, 1) AS i ORDER BY subjects[i] LOOP
        INSERT INTO sign_in_failure VALUES (subjects[place], 0, at, at) ON CONFLICT DO NOTHING;
        SELECT * INTO known FROM sign_in_failure WHERE subject = subjects[place] FOR UPDATE;
        wait := greatest(wait, known.blocked_until - at);
    END LOOP;
    IF wait > interval '0' THEN
        RETURN extract(epoch FROM wait);
    END IF;
    FOR place IN SELECT i FROM generate_subscripts(subjects, 1) AS i LOOP
        UPDATE sign_in_failure f SET
            failures = counted.n,
            blocked_until = at + CASE WHEN counted.n <= free[place] THEN interval '0'
                ELSE least(900, 2 ^ least(counted.n - free[place] - 1, 20)) * interval '1 second' END,
            forget_at = at + interval '1 hour'
        FROM (SELECT CASE WHEN forget_at < at THEN 1 ELSE failures + 1 END AS n
              FROM sign_in_failure WHERE subject = subjects[place]) AS counted
        WHERE f.subject = subjects[place];
    END LOOP;
    RETURN 0;
END
$$;

-- Takes one counted try back: it was right. What others failed at under the same subject stays.
CREATE FUNCTION forgive_sign_in(subjects bytea[]) RETURNS void
    LANGUAGE sql
AS $$
    UPDATE sign_in_failure SET failures = greatest(failures - 1, 0), blocked_until = least(blocked_until, clock_timestamp())
    WHERE subject = ANY (subjects)
$$;

-- Browsers that somebody has signed in from. Others' wrong tries do not slow these down.
CREATE TABLE trusted_device (
    device_hash  bytea       NOT NULL,
    user_id      uuid        NOT NULL REFERENCES app_user,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    PRIMARY KEY (device_hash, user_id)
);
CREATE INDEX trusted_device_of_user ON trusted_device (user_id, last_used_at DESC);
CREATE INDEX trusted_device_age ON trusted_device (last_used_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON trusted_device TO signalbox_app;

CREATE TABLE password_reset (
    user_id    uuid PRIMARY KEY REFERENCES app_user,
    token_hash bytea       NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE password_reset IS 'One open link for each person: a newer one takes its place';
GRANT SELECT, INSERT, UPDATE, DELETE ON password_reset TO signalbox_app;
