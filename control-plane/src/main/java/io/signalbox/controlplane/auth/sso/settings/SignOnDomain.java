package io.signalbox.controlplane.auth.sso.settings;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A claim to a mail domain and how far its proof has come. Made by {@link DomainRepository#add} alone. */
@Entity
@Table(name = "sign_on_domain")
class SignOnDomain {

    private static final String RECORD = "_signalbox.";
    private static final String PROOF = "signalbox-verification=";

    @EmbeddedId
    private SignOnDomainId id;

    @Column(updatable = false)
    private String token;

    private @Nullable Instant verifiedAt;
    private @Nullable Instant checkedAt;
    private @Nullable String problem;

    @SuppressWarnings("NullAway.Init")
    protected SignOnDomain() {}

    boolean isVerified() {
        return verifiedAt != null;
    }

    /** Answers whether it was not verified before. */
    boolean verify(Instant now) {
        boolean first = verifiedAt == null;
        if (first) {
            verifiedAt = now;
        }
        checkedAt = now;
        problem = null;
        return first;
    }

    /** The proof was not found. A domain that was proved once stays so. */
    void report(String newProblem, Instant now) {
        checkedAt = now;
        problem = newProblem;
    }

    DomainClaim claim() {
        return new DomainClaim(id.domain(), isVerified(), RECORD + id.domain(), PROOF + token, checkedAt, problem);
    }
}
