-- A fork is a run about another run: its subject is of type `fork`, so nothing that counts or follows subjects takes it for a run of theirs.
CREATE TABLE run_fork (
    run_id           uuid PRIMARY KEY REFERENCES run,
    organization_id  uuid        NOT NULL,
    source_run_id    uuid        NOT NULL,
    from_step        integer     NOT NULL CHECK (from_step >= 0),
    subject_type     text        NOT NULL,
    edited           boolean     NOT NULL,
    model            text,
    start_mac        bytea,
    instructions_mac bytea,
    proposal_mac     bytea,
    created_at       timestamptz NOT NULL
);
COMMENT ON COLUMN run_fork.from_step IS 'Position of the step after which it begins, among those that led to the end of the source run; 0 for the beginning';
COMMENT ON COLUMN run_fork.subject_type IS 'Of the source run';
COMMENT ON COLUMN run_fork.edited IS 'It begins with another state than that step left';
COMMENT ON COLUMN run_fork.start_mac IS 'Name of the blob with the state it begins with';
COMMENT ON COLUMN run_fork.instructions_mac IS 'Name of the blob with the instructions to the model';
COMMENT ON COLUMN run_fork.proposal_mac IS 'Name of the blob with what it would have ended with';
COMMENT ON INDEX run_fork_pkey IS 'Taking and showing a fork, its end';
CREATE INDEX run_fork_source ON run_fork (source_run_id);
COMMENT ON INDEX run_fork_source IS 'The forks of a run, how many there are';
CREATE INDEX run_fork_newest ON run_fork (organization_id, created_at);
COMMENT ON INDEX run_fork_newest IS 'How many forks an organization made today';
CALL protect_tenant_table('run_fork');
