-- Data keys and nothing else: secrets that have none yet are found by the module that keeps them.
CREATE OR REPLACE FUNCTION organizations_to_rewrap(current_kek text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT DISTINCT organization_id FROM data_key WHERE kek_id <> current_kek
$$;
