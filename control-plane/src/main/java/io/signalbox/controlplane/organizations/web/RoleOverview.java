package io.signalbox.controlplane.organizations.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.signalbox.contract.publicapi.model.PermissionName;
import io.signalbox.contract.publicapi.model.PermissionSummary;
import io.signalbox.contract.publicapi.model.RoleCatalogue;
import io.signalbox.contract.publicapi.model.RoleName;
import io.signalbox.contract.publicapi.model.RoleSummary;
import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.web.PublicContract;
import io.signalbox.controlplane.platform.web.PublicContract.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Roles, their permissions, and the operations of the contract that need each permission. */
@Component
class RoleOverview {

    private final RoleCatalogue catalogue;

    RoleOverview(PublicContract contract) {
        Map<String, List<String>> operations = contract.operations().stream()
                .filter(operation -> operation.permission() != null)
                .collect(groupingBy(Operation::permission, mapping(Operation::summary, toList())));
        this.catalogue = new RoleCatalogue(
                Arrays.stream(Role.values()).map(RoleOverview::summary).toList(),
                Arrays.stream(Permission.values())
                        .map(permission -> summary(permission, operations.getOrDefault(permission.id(), List.of())))
                        .toList());
    }

    RoleCatalogue catalogue() {
        return catalogue;
    }

    private static RoleSummary summary(Role role) {
        List<PermissionName> permissions = role.permissions().stream()
                .map(permission -> PermissionName.fromValue(permission.id()))
                .toList();
        return new RoleSummary(RoleName.fromValue(role.id()), role.description(), permissions);
    }

    private static PermissionSummary summary(Permission permission, List<String> operations) {
        return new PermissionSummary(
                PermissionName.fromValue(permission.id()), permission.description(), permission.isScope(), operations);
    }
}
