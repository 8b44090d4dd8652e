-- Keys that sign tokens, each sealed with the installation key. They rotate themselves.
CREATE TABLE signing_key (
    kid        uuid PRIMARY KEY,
    purpose    text        NOT NULL CHECK (length(purpose) BETWEEN 1 AND 50),
    sealed     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    -- Later than its creation, so that every replica knows it before one signs with it.
    use_from   timestamptz NOT NULL,
    -- Set once there is a successor: until then what it signed is accepted.
    retire_at  timestamptz
);
CREATE UNIQUE INDEX signing_key_newest ON signing_key (purpose) WHERE retire_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON signing_key TO signalbox_app;
