package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.UserRepository;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who belongs to the current organization as what. Used inside a transaction. */
@Component
public class Memberships {

    /** For people to look at; rows should not change with every request. */
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

    private final MemberRepository members;
    private final UserRepository users;
    private final Clock clock;

    Memberships(MemberRepository members, UserRepository users, Clock clock) {
        this.members = members;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Changes of one organization's people take turns until the transaction ends, so that what was checked still holds when it is written.
     * Weak enough to let new rows of the organization refer to it meanwhile.
     */
    public void lock() {
        members.lockOrganization(Tenant.current());
    }

    public boolean has(UUID userId) {
        return find(userId).isPresent();
    }

    public boolean hasAddress(String email) {
        return members.hasAddress(Tenant.current(), email.toLowerCase(Locale.ROOT));
    }

    public void add(UUID userId, Role role, JoinedVia via) {
        members.saveAndFlush(new Member(
                new MemberId(Tenant.current(), userId), users.getReferenceById(userId), role, via, clock.instant()));
    }

    Optional<Member> find(UUID userId) {
        return members.find(Tenant.current(), userId);
    }

    Member get(UUID userId) {
        return find(userId).orElseThrow(() -> new MemberNotFound(userId));
    }

    Reach reachOf(UUID userId) {
        return find(userId).map(Member::reach).orElseGet(() -> new Reach(userId, null));
    }

    long owners() {
        return members.count(Tenant.current(), Role.OWNER);
    }

    /** Writes what changed, for whoever reads rows in the same transaction. */
    void flush() {
        members.flush();
    }

    void remove(Member member) {
        members.delete(member);
        members.flush();
    }

    void seen(UUID userId) {
        Instant now = clock.instant();
        members.setSeen(Tenant.current(), userId, now, now.minus(SEEN_PRECISION));
    }
}
