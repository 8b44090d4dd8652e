package io.signalbox.controlplane.platform.limits;

import io.signalbox.controlplane.platform.crypto.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The buckets all replicas share. Each statement commits by itself, on a connection of its own: what was taken stays taken whatever becomes of
 * the caller's transaction, and no lock outlives the statement.
 */
@Component
class TokenBucketRepository {

    private static final int TIMEOUT_MS = 2000;
    private static final String HASH = "HmacSHA256";
    private static final String TAKE =
            "SELECT granted, remaining, full_in_us, next_in_us FROM take_tokens(?, ?, ? * interval '1 microsecond', ?, ?)";
    /** Passes over rows in use, so that sweepers of several replicas and callers never wait for each other. */
    private static final String SWEEP = """
            DELETE FROM rate_limit WHERE bucket IN (
                SELECT bucket FROM rate_limit WHERE full_at < clock_timestamp() LIMIT 10000 FOR UPDATE SKIP LOCKED)
            """;

    private final DataSource database;
    private final SecretKey key;

    TokenBucketRepository(DataSource database, MasterKey masterKey) {
        this.database = database;
        this.key = masterKey.deriveKey("rate-limit", HASH);
    }

    /** What the database says, times in nanoseconds. */
    record Tokens(int granted, int remaining, long fullIn, long nextIn) {}

    /** @throws SQLException also when the database does not answer within {@link #TIMEOUT_MS}: nobody waits longer to be counted */
    Tokens take(LimitRule rule, String subject, int wanted, int returned) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // The pool sets it back
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_MS);
            return take(connection, rule, subject, wanted, returned);
        }
    }

    private Tokens take(Connection connection, LimitRule rule, String subject, int wanted, int returned)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setBytes(1, bucket(rule, subject));
            statement.setInt(2, rule.quota());
            statement.setLong(3, Math.max(rule.quota(), rule.window().toNanos() / 1000));
            statement.setInt(4, wanted);
            statement.setInt(5, returned);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Tokens(row.getInt(1), row.getInt(2), 1000 * row.getLong(3), 1000 * row.getLong(4));
            }
        }
    }

    void forget(LimitRule rule, String subject) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement("DELETE FROM rate_limit WHERE bucket = ?")) {
            statement.setBytes(1, bucket(rule, subject));
            statement.executeUpdate();
        }
    }

    /** A full bucket is the same as none. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(SWEEP)) {
            statement.executeUpdate();
        }
    }

    private byte[] bucket(LimitRule rule, String subject) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return mac.doFinal((rule.name() + '\0' + subject).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this JDK", impossible);
        }
    }
}
