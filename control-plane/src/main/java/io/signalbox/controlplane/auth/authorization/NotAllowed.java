package io.signalbox.controlplane.auth.authorization;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.problems.PlatformProblems;
import io.signalbox.controlplane.platform.problems.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Whoever is acting may not do this. Says what is missing and who has it. */
public class NotAllowed extends ProblemException {

    private NotAllowed(String detail) {
        super(PlatformProblems.NOT_ALLOWED, detail);
    }

    static NotAllowed missing(Permission permission) {
        String roles = Arrays.stream(Role.values())
                .filter(role -> role.may(permission))
                .map(Role::id)
                .collect(Collectors.joining(", "));
        return new NotAllowed(
                roles.isEmpty()
                        ? "This needs an API key with the scope %s.".formatted(permission.id())
                        : "This needs the permission %s, which these roles have: %s."
                                .formatted(permission.id(), roles));
    }

    public static NotAllowed peopleOnly() {
        return new NotAllowed("Only people may do this, for themselves.");
    }

    static NotAllowed noRule() {
        return new NotAllowed("Nobody may do this yet.");
    }
}
