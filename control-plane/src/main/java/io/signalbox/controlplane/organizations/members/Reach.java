package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The roles that somebody may give and take: none that may do more than their own.
 *
 * @param role null when they are no member
 */
record Reach(UUID userId, @Nullable Role role) {

    /** @throws RoleOutOfReach when they have not all that the role has, or manage nobody */
    void require(Role wanted) {
        boolean reaches = role != null
                && role.may(Permission.MANAGE_MEMBERS)
                && role.permissions().containsAll(wanted.permissions());
        if (!reaches) {
            throw new RoleOutOfReach(wanted);
        }
    }
}
