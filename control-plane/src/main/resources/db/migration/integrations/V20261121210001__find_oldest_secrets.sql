-- Secrets whose first byte is 1 were sealed before there were data keys. Rotation learns only whose they are.
CREATE FUNCTION organizations_with_oldest_secrets() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT DISTINCT organization_id FROM integration_secret WHERE get_byte(ciphertext, 0) = 1
$$;
REVOKE ALL ON FUNCTION organizations_with_oldest_secrets() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_oldest_secrets() TO signalbox_app;
