package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.OrganizationProfile;
import io.signalbox.controlplane.organizations.PasswordVerification;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Hands an organization over. */
@Service
public class Ownership {

    /** A stolen access token shall not serve to guess the password. */
    private static final LimitRule TRIES = LimitRule.exact("ownership-transfer", 10, Duration.ofMinutes(10));

    private final PasswordVerification passwords;
    private final OrganizationProfile profile;
    private final Memberships memberships;
    private final MembershipEvents audit;
    private final TransactionOperations transactions;
    private final SharedLimits limits;

    Ownership(
            PasswordVerification passwords,
            OrganizationProfile profile,
            Memberships memberships,
            MembershipEvents audit,
            TransactionOperations transactions,
            SharedLimits limits) {
        this.passwords = passwords;
        this.profile = profile;
        this.memberships = memberships;
        this.audit = audit;
        this.transactions = transactions;
        this.limits = limits;
    }

    /**
     * Makes another member an owner, and the actor an admin unless ownership is kept.
     *
     * @param password of the actor: whoever finds an open console shall not take the organization
     * @throws io.signalbox.controlplane.platform.problems.ProblemException {@code wrong_password} when it is not theirs
     */
    public MemberView transfer(UUID actor, UUID to, String password, boolean keep) {
        // Outside the transaction: checking a password takes long on purpose
        limits.require(TRIES, actor.toString(), "Too many tries. Wait a moment.");
        passwords.require(actor, password);
        return transactions.execute(status -> handOver(actor, to, keep));
    }

    private MemberView handOver(UUID actor, UUID to, boolean keep) {
        memberships.lock();
        Member owner = memberships.get(actor);
        owner.requireOwner();
        Member heir = memberships.get(to);
        MemberView from = owner.view();
        MemberView before = heir.view();
        owner.transferOwnership(heir, keep);
        memberships.flush();
        if (before.role() != Role.OWNER) {
            audit.roleChanged(before, Role.OWNER);
        }
        if (!keep) {
            audit.roleChanged(from, Role.ADMIN);
        }
        audit.transferred(profile.name(), from, before, keep);
        return heir.view();
    }
}
