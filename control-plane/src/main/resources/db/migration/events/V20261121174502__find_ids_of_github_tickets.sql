-- Until now an issue was known by its repository's name and its number; from now on by the repository's id. Each stored payload says both,
-- so tickets keep the id they are stored under even when the repository was renamed since. The newest wins where a rename had already made two.
CREATE POLICY fill ON external_id_alias FOR INSERT TO signalbox_owner WITH CHECK (true);

WITH github_ticket AS (
    SELECT DISTINCT ON (e.integration_id, e.external_id)
        e.organization_id, e.integration_id, e.external_id, e.received_at,
        'repo:' || (e.payload #>> '{repository,id}') || '#'
                || coalesce(e.payload #>> '{issue,number}', e.payload #>> '{pull_request,number}') AS id
    FROM raw_event e JOIN integration i ON i.id = e.integration_id
    WHERE i.provider = 'github'
      AND e.payload #>> '{repository,id}' ~ '^[0-9]{1,19}$'
      AND e.external_id = (e.payload #>> '{repository,full_name}') || '#'
                          || coalesce(e.payload #>> '{issue,number}', e.payload #>> '{pull_request,number}')
    ORDER BY e.integration_id, e.external_id, e.received_at DESC, e.id DESC
), identities AS (
    INSERT INTO external_id_alias (organization_id, integration_id, alias, external_id, lasting)
    SELECT DISTINCT ON (integration_id, id) organization_id, integration_id, id, external_id, true
    FROM github_ticket ORDER BY integration_id, id, received_at DESC
)
-- A name that is an external id already stays that, whichever repository has it later.
INSERT INTO external_id_alias (organization_id, integration_id, alias, external_id, lasting)
SELECT organization_id, integration_id, external_id, external_id, false FROM github_ticket;

DROP POLICY fill ON external_id_alias;
