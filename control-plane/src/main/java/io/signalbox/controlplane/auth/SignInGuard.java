package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.auth.secondfactor.TrustedDevices;
import io.signalbox.controlplane.auth.sessions.SignInClient;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import io.signalbox.controlplane.platform.problems.RateLimited;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing, on all replicas together, without letting anybody lock somebody else out. A browser the person has signed in from has an
 * allowance of its own; all others share one for the account, and one for their address. Whether an account exists makes no difference.
 */
@Component
class SignInGuard {

    /** Wrong tries before the first wait: people mistype. */
    private static final int FREE_OF_DEVICE = 10;

    private static final int FREE_OF_ACCOUNT = 5;
    /** A whole office may share one. */
    private static final int FREE_OF_ADDRESS = 30;

    private final TrustedDevices devices;
    private final JdbcClient jdbc;
    private final SecretKey key;

    SignInGuard(TrustedDevices devices, JdbcClient jdbc, MasterKey masterKey) {
        this.devices = devices;
        this.jdbc = jdbc;
        this.key = masterKey.deriveKey("sign-in-guard", "HmacSHA256");
    }

    /** A try that was counted as wrong before it is made. */
    record Attempt(List<Subject> subjects) {}

    record Subject(String name, int free) {}

    /**
     * @param purpose what is tried: each has allowances of its own
     * @throws RateLimited when too many were wrong lately; nothing is counted then
     */
    Attempt begin(String purpose, String email, SignInClient client) {
        String account = purpose + " " + email.strip().toLowerCase(Locale.ROOT);
        var subjects = new ArrayList<Subject>();
        if (devices.isTrusted(client.deviceToken(), email)) {
            subjects.add(new Subject("device " + account + " " + client.deviceToken(), FREE_OF_DEVICE));
        } else {
            subjects.add(new Subject("account " + account, FREE_OF_ACCOUNT));
            subjects.add(new Subject(
                    "address " + purpose + " " + client.device().address().forLimits(), FREE_OF_ADDRESS));
        }
        return begin(new Attempt(List.copyOf(subjects)));
    }

    private Attempt begin(Attempt attempt) {
        double wait = jdbc.sql("SELECT begin_sign_in(CAST(? AS bytea[]), CAST(? AS integer[]))")
                .params(
                        hashes(attempt),
                        attempt.subjects.stream()
                                .map(subject -> Integer.toString(subject.free))
                                .collect(Collectors.joining(",", "{", "}")))
                .query(Double.class)
                .single();
        if (wait > 0) {
            throw new RateLimited("Too many wrong tries. Wait, or set a new password by mail.", Duration.ofMillis((long)
                    (wait * 1000)));
        }
        return attempt;
    }

    /** It was right after all. */
    void succeed(Attempt attempt) {
        jdbc.sql("SELECT forgive_sign_in(CAST(? AS bytea[]))")
                .param(hashes(attempt))
                .query((row, number) -> true)
                .list();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void forgetOld() {
        jdbc.sql("DELETE FROM sign_in_failure WHERE forget_at < clock_timestamp()")
                .update();
    }

    private String hashes(Attempt attempt) {
        return attempt.subjects.stream()
                .map(subject -> "\"\\\\x" + HexFormat.of().formatHex(hash(subject.name)) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private byte[] hash(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing from this JDK", impossible);
        }
    }
}
