package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Second factors: codes of an authenticator app, and recovery codes for who has lost it. */
@Service
public class SecondFactors implements io.signalbox.controlplane.organizations.members.SecondFactorStatus {

    /** A stolen access token shall not serve to guess codes. */
    private static final LimitRule TRIES = LimitRule.exact("own-second-factor", 10, Duration.ofMinutes(10));

    private static final String WAIT = "Too many wrong codes. Wait a little.";

    private final FactorRepository factors;
    private final RecoveryCodes recoveryCodes;
    private final SharedLimits limits;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final SecureRandom random;

    SecondFactors(
            FactorRepository factors,
            RecoveryCodes recoveryCodes,
            SharedLimits limits,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            SecureRandom random) {
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.limits = limits;
        this.transactions = transactions;
        this.events = events;
        this.random = random;
    }

    /**
     * What an app needs to make codes.
     *
     * @param uri for a QR code
     */
    public record Secret(String text, String uri) {

        @Override
        public String toString() {
            return "Secret";
        }
    }

    @Override
    public Set<UUID> among(Collection<UUID> userIds) {
        return Set.copyOf(factors.confirmedAmong(userIds));
    }

    public boolean isOn(UUID userId) {
        return !factors.confirmedAmong(List.of(userId)).isEmpty();
    }

    /** Recovery codes that still work. */
    public int recoveryCodesLeft(UUID userId) {
        return recoveryCodes.left(userId);
    }

    /**
     * A new secret. Nothing changes until a code confirms it.
     *
     * @throws SecondFactorConflict when it is on
     */
    public Secret start() {
        Actor me = Principal.current().actor();
        Totp totp = Totp.random(random);
        transactions.executeWithoutResult(status -> {
            factors.begin(me.id(), totp);
            if (factors.lock(me.id()).filter(FactorRepository.Factor::confirmed).isPresent()) {
                throw SecondFactorConflict.isOn();
            }
        });
        return new Secret(totp.text(), totp.uri(me.name()));
    }

    /**
     * Turns it on.
     *
     * @return recovery codes, told only now
     * @throws WrongCode when the app does not make the right codes
     */
    public List<String> confirm(String code) {
        UUID userId = limited();
        return changing("second_factor.enabled", () -> {
            FactorRepository.Factor factor = factors.lock(userId).orElseThrow(SecondFactorConflict::isOff);
            if (factor.confirmed()) {
                throw SecondFactorConflict.isOn();
            }
            if (!factors.use(userId, factor, digits(code))) {
                throw new WrongCode();
            }
            factors.confirm(userId);
            return recoveryCodes.renew(userId);
        });
    }

    /** @throws WrongCode when it is neither the app's nor a recovery code */
    public void disable(String code) {
        UUID userId = limited();
        changing("second_factor.disabled", () -> {
            require(userId, code);
            factors.remove(userId);
            return true;
        });
    }

    /** @throws WrongCode when it is neither the app's nor a recovery code */
    public List<String> renewRecoveryCodes(String code) {
        UUID userId = limited();
        return changing("recovery_codes.renewed", () -> {
            require(userId, code);
            return recoveryCodes.renew(userId);
        });
    }

    /** Whether a code proves the second factor; it cannot be used again. */
    public boolean prove(UUID userId, String code) {
        return Boolean.TRUE.equals(transactions.execute(status -> factors.lock(userId)
                .filter(FactorRepository.Factor::confirmed)
                .filter(factor -> factors.use(userId, factor, digits(code)) || recoveryCodes.use(userId, code))
                .isPresent()));
    }

    private void require(UUID userId, String code) {
        if (!isOn(userId)) {
            throw SecondFactorConflict.isOff();
        }
        if (!prove(userId, code)) {
            throw new WrongCode();
        }
    }

    private <T> T changing(String action, Supplier<T> change) {
        Actor me = Principal.current().actor();
        return transactions.execute(status -> {
            T result = change.get();
            events.publishEvent(ChangeMade.of(action, new AuditTarget("account", me.id(), me.name())));
            return result;
        });
    }

    private UUID limited() {
        UUID userId = Principal.current().userId();
        limits.require(TRIES, userId.toString(), WAIT);
        return userId;
    }

    private static String digits(String code) {
        return code.replace(" ", "");
    }
}
