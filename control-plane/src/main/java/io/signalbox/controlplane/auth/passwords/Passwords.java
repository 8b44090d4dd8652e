package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.organizations.PasswordHashes;
import io.signalbox.controlplane.organizations.PasswordHashes.Credential;
import io.signalbox.controlplane.organizations.PasswordVerification;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.problems.Overloaded;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Checks and changes passwords. Each check takes memory (16 MB unless set otherwise) and a core for a while, on purpose: so only few go on at once, and few wait for them.
 * Never call it inside a transaction, which would hold its connection meanwhile.
 */
@Service
public class Passwords implements PasswordVerification {

    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int MAY_WAIT = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final PasswordHashes hashes;
    private final PasswordEncoder encoder;
    /** Compared against when there is no such user or password, so that all answers take as long. */
    private final String nobodysHash;

    Passwords(PasswordHashes hashes, PasswordEncoder encoder, Ids ids) {
        this.hashes = hashes;
        this.encoder = encoder;
        this.nobodysHash = String.valueOf(encoder.encode(ids.next().toString()));
    }

    /** The user with this e-mail and password, if there is one. */
    public Optional<UserView> authenticate(String email, String password) {
        Optional<Credential> known = hashes.findByEmail(email);
        if (known.isEmpty()) {
            matches(password, null);
        }
        return known.filter(credential -> isOf(credential, password)).map(Credential::user);
    }

    /** @throws WrongPassword when it is not the password of this user */
    @Override
    public void require(UUID userId, String password) {
        if (hashes.find(userId).filter(credential -> isOf(credential, password)).isEmpty()) {
            throw new WrongPassword();
        }
    }

    public boolean has(UUID userId) {
        return hashes.find(userId).map(Credential::hash).isPresent();
    }

    @Override
    public String hash(String password) {
        return inTurn(() -> String.valueOf(encoder.encode(password)));
    }

    /** @param hash of {@link #hash} */
    public void change(UUID userId, String hash) {
        hashes.set(userId, hash);
    }

    private boolean isOf(Credential credential, String password) {
        String hash = credential.hash();
        boolean matches = matches(password, hash);
        if (matches && hash != null && encoder.upgradeEncoding(hash)) {
            // Only if nobody changed it meanwhile
            hashes.replace(credential.user().id(), hash, hash(password));
        }
        return matches;
    }

    private boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> encoder.matches(password, hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (turns.getQueueLength() >= MAY_WAIT || !gotTurn()) {
            throw new Overloaded("Too many people sign in at this moment; try again.", Duration.ofSeconds(2));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean gotTurn() {
        try {
            return turns.tryAcquire(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
