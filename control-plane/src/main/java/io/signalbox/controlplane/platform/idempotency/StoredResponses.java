package io.signalbox.controlplane.platform.idempotency;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may do with stored answers. */
@Service
public class StoredResponses {

    private final JdbcClient jdbc;

    StoredResponses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Drops the bodies of the answers that the current organization was given under a path. That it was done stays: a repeated request is told so
     * instead of doing it again.
     *
     * @param pathPart such as {@code /dead-letters}; a route that contains it is meant
     * @return how many bodies were dropped
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int dropBodies(String pathPart) {
        return jdbc.sql("UPDATE idempotency_key SET body = NULL WHERE body IS NOT NULL AND strpos(route, ?) > 0")
                .param(pathPart)
                .update();
    }
}
