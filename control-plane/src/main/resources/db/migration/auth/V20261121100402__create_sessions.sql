-- Refresh tokens used to rest where scripts could read them. They end here: everybody signs in once more.
DROP TABLE refresh_token;

-- Belongs to a person, not to an organization: it is looked up before a tenant is known, and one person may work in several.
CREATE TABLE session (
    id           uuid PRIMARY KEY,
    user_id      uuid        NOT NULL REFERENCES app_user,
    works_in     uuid        NOT NULL REFERENCES organization,
    bound_to     uuid REFERENCES organization,
    method       text        NOT NULL CHECK (method IN ('password', 'sign_on')),
    device       text        NOT NULL CHECK (length(device) <= 200),
    address      text        NOT NULL CHECK (length(address) <= 60),
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    CHECK (bound_to IS NULL OR bound_to = works_in)
);
COMMENT ON COLUMN session.works_in IS 'Organization that the next access token is for';
COMMENT ON COLUMN session.bound_to IS 'The only organization this session may ever work in: the one whose identity provider vouched for the person';
CREATE INDEX session_of_user ON session (user_id, last_used_at DESC);
CREATE INDEX session_expiry ON session (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO signalbox_app;

CREATE TABLE refresh_token (
    id         uuid PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE,
    session_id uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    generation integer     NOT NULL,
    issued_at  timestamptz NOT NULL,
    spent_at   timestamptz,
    replaced   boolean     NOT NULL DEFAULT false
);
COMMENT ON COLUMN refresh_token.generation IS 'How many came before it in the chain; one that took the place of a lost answer has the same';
COMMENT ON COLUMN refresh_token.replaced IS 'Its answer was taken for lost: it was spent without having been used';
-- One live chain, whatever races.
CREATE UNIQUE INDEX refresh_token_live ON refresh_token (session_id) WHERE spent_at IS NULL;
CREATE INDEX refresh_token_session ON refresh_token (session_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_token TO signalbox_app;

-- Who stands behind an access token, asked before a tenant is known. Answers nothing for sessions that ended and people who left.
CREATE FUNCTION session_standings(sessions uuid[], organizations uuid[], at timestamptz)
    RETURNS TABLE (session_id uuid, organization_id uuid, user_id uuid, email text, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT s.id, m.organization_id, s.user_id, u.email, m.role
    FROM unnest(sessions, organizations) AS wanted (session_id, organization_id)
    JOIN session s ON s.id = wanted.session_id
    JOIN membership m ON m.organization_id = wanted.organization_id AND m.user_id = s.user_id
    JOIN app_user u ON u.id = s.user_id
    WHERE s.revoked_at IS NULL AND s.expires_at > at AND (s.bound_to IS NULL OR s.bound_to = wanted.organization_id)
$$;
REVOKE ALL ON FUNCTION session_standings(uuid[], uuid[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_standings(uuid[], uuid[], timestamptz) TO signalbox_app;
