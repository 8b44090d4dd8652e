-- Other ids of tickets: what an earlier version called them, and the names people use. A ticket whose id has one spelling has no row here.
CREATE TABLE external_id_alias (
    organization_id uuid    NOT NULL REFERENCES organization,
    integration_id  uuid    NOT NULL REFERENCES integration,
    alias           text    NOT NULL,
    external_id     text    NOT NULL,
    lasting         boolean NOT NULL,
    PRIMARY KEY (integration_id, alias)
);
-- The source's own identity, of which each ticket has one: an id of an earlier version is never given to two things.
CREATE UNIQUE INDEX external_id_alias_lasting ON external_id_alias (integration_id, external_id) WHERE lasting;
CALL protect_tenant_table('external_id_alias');

COMMENT ON COLUMN external_id_alias.external_id IS 'Under which the ticket, its events and its runs are stored';
COMMENT ON COLUMN external_id_alias.lasting IS 'An identity of the source; otherwise a name, which may pass to another ticket unless it is the external id itself';
