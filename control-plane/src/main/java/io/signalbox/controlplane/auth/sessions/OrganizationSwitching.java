package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.members.Membership;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides in which of their organizations a person works next. */
@Component
class OrganizationSwitching {

    private final Organizations organizations;
    private final SessionRepository sessions;

    OrganizationSwitching(Organizations organizations, SessionRepository sessions) {
        this.organizations = organizations;
        this.sessions = sessions;
    }

    /**
     * The organization asked for, or the one the person worked in last, or the first they joined.
     *
     * @throws NoOrganization when they do not belong to the one asked for, or to none
     */
    UUID choose(UUID userId, @Nullable UUID wanted) {
        List<Membership> memberships = organizations.membershipsOf(userId);
        if (wanted != null) {
            return find(memberships, wanted::equals).orElseThrow(NoOrganization::new);
        }
        Optional<UUID> last =
                sessions.findFirstByUserIdOrderByLastUsedAtDesc(userId).map(Session::worksIn);
        return last.flatMap(place -> find(memberships, place::equals))
                .or(() -> find(memberships, any -> true))
                .orElseThrow(NoOrganization::new);
    }

    /** Where a session goes on: where it was, or, when the person left there, in another organization it may work in. */
    Optional<UUID> keep(Session session) {
        List<Membership> memberships = organizations.membershipsOf(session.userId());
        return find(memberships, session.worksIn()::equals).or(() -> find(memberships, session::mayWorkIn));
    }

    private static Optional<UUID> find(List<Membership> memberships, Predicate<UUID> wanted) {
        return memberships.stream()
                .map(Membership::organizationId)
                .filter(wanted)
                .findFirst();
    }
}
