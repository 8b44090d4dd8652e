CREATE TABLE second_factor (
    user_id      uuid PRIMARY KEY REFERENCES app_user,
    secret       bytea       NOT NULL,
    last_step    bigint      NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL,
    confirmed_at timestamptz
);
COMMENT ON COLUMN second_factor.secret IS 'Sealed with a key of the installation, bound to this row';
COMMENT ON COLUMN second_factor.last_step IS 'The newest time step whose code was used: no code works twice';
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor TO signalbox_app;

CREATE TABLE recovery_code (
    user_id   uuid        NOT NULL REFERENCES second_factor ON DELETE CASCADE,
    code_hash bytea       NOT NULL,
    used_at   timestamptz,
    PRIMARY KEY (user_id, code_hash)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code TO signalbox_app;

-- The password was right, the second factor is still wanted.
CREATE TABLE sign_in_challenge (
    token_hash bytea PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES app_user,
    tries      integer     NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_challenge_expiry ON sign_in_challenge (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_challenge TO signalbox_app;
