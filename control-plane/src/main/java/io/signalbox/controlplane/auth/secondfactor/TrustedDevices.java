package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.text.StorableText;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Browsers that people have signed in from before. Such a browser proves nothing; it only does not share its allowance with strangers. */
@Service
public class TrustedDevices {

    /** How long a browser is remembered after it was last used. */
    public static final Duration REMEMBERED = Duration.ofDays(365);

    private static final int MAX_OF_ONE = 20;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    TrustedDevices(Accounts accounts, JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** Asked for every address, whether or not it has an account. */
    public boolean isTrusted(@Nullable String deviceToken, String email) {
        return StorableText.holds(email) && isKnownFor(deviceToken, email);
    }

    /** As many statements for an address without an account: the time taken tells nothing. */
    private boolean isKnownFor(@Nullable String deviceToken, String email) {
        UUID userId = accounts.findByEmail(email).map(UserView::id).orElse(NOBODY);
        return jdbc.sql("SELECT EXISTS (SELECT FROM trusted_device WHERE user_id = ? AND device_hash = ?)")
                .params(userId, hash(deviceToken))
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes that a person has signed in from this browser.
     *
     * @return the browser's token from now on: a new one where it brought none that we made
     */
    @Transactional
    public String trust(UUID userId, @Nullable String deviceToken) {
        Timestamp now = Timestamp.from(clock.instant());
        String token = deviceToken != null && isKnown(deviceToken)
                ? deviceToken
                : SecretToken.random(random).text();
        jdbc.sql("""
                        INSERT INTO trusted_device (device_hash, user_id, created_at, last_used_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (device_hash, user_id) DO UPDATE SET last_used_at = excluded.last_used_at
                        """).params(hash(token), userId, now, now).update();
        jdbc.sql("""
                        DELETE FROM trusted_device WHERE user_id = ? AND device_hash IN (
                            SELECT device_hash FROM trusted_device WHERE user_id = ? ORDER BY last_used_at DESC OFFSET ?)
                        """).params(userId, userId, MAX_OF_ONE).update();
        return token;
    }

    /** A thief may have signed in before: after a new password every browser begins anew. */
    public void forgetAll(UUID userId) {
        jdbc.sql("DELETE FROM trusted_device WHERE user_id = ?").param(userId).update();
    }

    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT10M")
    void forgetOld() {
        Instant before = clock.instant().minus(REMEMBERED);
        jdbc.sql("DELETE FROM trusted_device WHERE last_used_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    private boolean isKnown(String deviceToken) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM trusted_device WHERE device_hash = ?)")
                .param(hash(deviceToken))
                .query(Boolean.class)
                .single();
    }

    private static byte[] hash(@Nullable String deviceToken) {
        return new SecretToken(deviceToken == null ? "" : deviceToken).hash();
    }
}
