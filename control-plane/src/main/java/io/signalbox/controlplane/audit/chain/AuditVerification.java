package io.signalbox.controlplane.audit.chain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.controlplane.audit.offline.ChainHash;
import io.signalbox.controlplane.audit.offline.ChainWalk;
import io.signalbox.controlplane.audit.offline.Finding;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Checks the whole chain of the current organization when asked. A long one takes several calls: each goes on where the last one ended, and
 * once the end was reached the next call starts again.
 */
@Service
public class AuditVerification {

    /** About a third of a second. */
    private static final int ENTRIES_A_CALL = 20_000;

    private static final int MAX_ORGANIZATIONS = 1_000;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private final ChainRepository rows;
    private final ChainSegment segment;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Cache<UUID, Pass> passes = Caffeine.newBuilder()
            .maximumSize(MAX_ORGANIZATIONS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    AuditVerification(ChainRepository rows, ChainSegment segment, TransactionOperations transactions, Clock clock) {
        this.rows = rows;
        this.segment = segment;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is known; looked for anew when that is older than a minute. */
    public VerificationView lately() {
        return pass().lately();
    }

    /** Goes on checking now. */
    public VerificationView verify() {
        return pass().advance();
    }

    private Pass pass() {
        return passes.get(Tenant.current(), Pass::new);
    }

    /** One way along a chain. Those who ask at once wait for each other and each look anew. */
    private final class Pass {

        private final UUID organizationId;
        private @Nullable ChainWalk walk;
        private @Nullable VerificationView latest;

        Pass(UUID organizationId) {
            this.organizationId = organizationId;
        }

        synchronized VerificationView lately() {
            VerificationView known = latest;
            boolean fresh =
                    known != null && clock.instant().isBefore(known.checkedAt().plus(FRESH));
            return known != null && fresh ? known : advance();
        }

        synchronized VerificationView advance() {
            ChainWalk on = walk == null ? new ChainWalk(organizationId, 0, ChainHash.START) : walk;
            Ends ends = ends();
            Optional<Finding> finding = segment.check(on, ends.head().sequence(), ENTRIES_A_CALL);
            boolean finished = on.last() >= ends.head().sequence();
            if (finding.isEmpty() && finished) {
                finding = ends.judge(on);
            }
            walk = finished || finding.isPresent() ? null : on;
            latest = view(on, ends, finding.orElse(null), finished);
            return latest;
        }

        private VerificationView view(ChainWalk on, Ends ends, @Nullable Finding broken, boolean finished) {
            ChainState state = finished ? ChainState.INTACT : ChainState.CHECKING;
            return new VerificationView(
                    broken == null ? state : ChainState.BROKEN,
                    ends.head().sequence(),
                    ends.head().hash(),
                    broken == null ? on.last() : Math.min(on.last(), Math.max(0, broken.sequence() - 1)),
                    clock.instant(),
                    broken,
                    ends.signature());
        }
    }

    /** The signature first: the head that is read behind it cannot be older. */
    private Ends ends() {
        return transactions.execute(status -> {
            HeadSignature signature = rows.lastSignature().orElse(null);
            return new Ends(rows.end(), signature);
        });
    }

    private record Ends(ChainRepository.End head, @Nullable HeadSignature signature) {

        Optional<Finding> judge(ChainWalk walk) {
            if (signature != null && signature.sequence() > head.sequence()) {
                return Optional.of(
                        new Finding(head.sequence() + 1, "it was signed and is missing, as is all behind it"));
            }
            return walk.end(head.sequence(), head.hash());
        }
    }
}
