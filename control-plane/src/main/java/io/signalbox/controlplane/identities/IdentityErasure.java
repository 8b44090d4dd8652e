package io.signalbox.controlplane.identities;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes names and addresses out of identities. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class IdentityErasure {

    /** What an erased person is called. */
    static final String NAME = "Erased person";

    private static final String PEOPLE = """
            UPDATE identity SET display_name = ?, email = NULL
            WHERE lower(email) = ANY (?) AND NOT EXISTS (
                SELECT FROM identity_account elsewhere WHERE elsewhere.identity_id = identity.id AND elsewhere.integration_id <> ?)
            RETURNING id""";

    private static final String ACCOUNTS = """
            UPDATE identity_account SET username = NULL, display_name = NULL, email = NULL,
                external_id = CASE WHEN lower(external_id) = ANY (?) THEN 'erased:' || gen_random_uuid() ELSE external_id END
            WHERE integration_id = ? AND (lower(email) = ANY (?) OR lower(external_id) = ANY (?) OR identity_id = ANY (?))""";

    private final JdbcClient jdbc;

    IdentityErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Erases the accounts of one integration that have one of these addresses, and the people behind them that no other integration knows.
     * What another source told of a person stays: that source did not ask.
     *
     * @param addresses in lower case
     * @return how many people were erased
     */
    public int erase(UUID integrationId, Collection<String> addresses) {
        String[] known = addresses.toArray(String[]::new);
        UUID[] people = jdbc.sql(PEOPLE)
                .params(NAME, known, integrationId)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        jdbc.sql(ACCOUNTS).params(known, integrationId, known, known, people).update();
        return people.length;
    }
}
