package io.signalbox.controlplane.organizations;

import static io.signalbox.controlplane.organizations.Permission.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member is in an organization. The one permission matrix: {@code docs/reference/permissions.md} is made from it. */
public enum Role {
    OWNER("Everything, ownership included. Each organization has at least one.", allOfPeople()),
    ADMIN("Everything except handing over ownership.", without(allOfPeople(), TRANSFER_ORGANIZATION)),
    BUILDER(
            "Connects sources and builds what runs on them.",
            with(reading(), CHANGE_INTEGRATIONS, RESOLVE_DEAD_LETTERS, REPLAY_RUNS, FORK_RUNS)),
    OPERATOR(
            "Keeps work flowing: corrects, retries and discards what failed.",
            with(reading(), RESOLVE_DEAD_LETTERS, REPLAY_RUNS, FORK_RUNS)),
    APPROVER("Reads everything and decides what waits for a person.", reading()),
    VIEWER("Reads, changes nothing.", reading()),
    AUDITOR("Reads everything, the audit log included; changes nothing.", with(reading(), READ_AUDIT, REPLAY_RUNS));

    private final String description;
    private final Set<Permission> permissions;

    Role(String description, Set<Permission> permissions) {
        this.description = description;
        this.permissions = permissions;
    }

    /** As the contract and the database name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public Set<String> permissionIds() {
        return permissions.stream().map(Permission::id).collect(Collectors.toUnmodifiableSet());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws IllegalArgumentException when there is no such role */
    public static Role of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    private static Set<Permission> allOfPeople() {
        return without(
                EnumSet.allOf(Permission.class), INGEST_EVENTS, UPSERT_TICKETS, REPORT_DEAD_LETTERS, MAP_IDENTITIES);
    }

    private static Set<Permission> reading() {
        return EnumSet.of(
                READ_ORGANIZATION,
                READ_INTEGRATIONS,
                READ_EVENTS,
                READ_DEAD_LETTERS,
                READ_TICKETS,
                READ_RUNS,
                READ_SYSTEM);
    }

    private static Set<Permission> with(Set<Permission> base, Permission... more) {
        var permissions = EnumSet.copyOf(base);
        permissions.addAll(Set.of(more));
        return permissions;
    }

    private static Set<Permission> without(Set<Permission> base, Permission... fewer) {
        var permissions = EnumSet.copyOf(base);
        permissions.removeAll(Set.of(fewer));
        return permissions;
    }
}
