package io.signalbox.controlplane.organizations;

import java.util.Arrays;
import java.util.Optional;

/** One thing that may be allowed in an organization. People have permissions through their role, API keys through their scopes. */
public enum Permission {
    READ_ORGANIZATION("organization:read", "See the organization, its members and what each role may do"),
    CHANGE_ORGANIZATION("organization:change", "Rename the organization"),
    TRANSFER_ORGANIZATION("organization:transfer", "Hand ownership to another member"),
    MANAGE_MEMBERS("members:manage", "Invite and remove people, change their roles"),
    MANAGE_API_KEYS("api_keys:manage", "Create, rotate and revoke API keys"),
    MANAGE_SIGN_ON("sign_on:manage", "Set up single sign-on and its domains"),
    READ_AUDIT("audit:read", "Read, verify and export the audit log"),
    READ_INTEGRATIONS("integrations:read", "See integrations and their health"),
    CHANGE_INTEGRATIONS("integrations:change", "Connect, configure, pause and rotate integrations"),
    READ_EVENTS("events:read", "See raw events and what became of them"),
    READ_DEAD_LETTERS("dead_letters:read", "See what failed and why"),
    RESOLVE_DEAD_LETTERS("dead_letters:resolve", "Correct, retry and discard dead letters, cancel runs"),
    READ_TICKETS("tickets:read", "See tickets, their history and comments"),
    READ_RUNS("runs:read", "See what the agent did"),
    REPLAY_RUNS("runs:replay", "Export recordings of runs and replay them"),
    FORK_RUNS("runs:fork", "See states of runs and run them again in another way, which changes nothing"),
    READ_SYSTEM("system:read", "See the state of this installation and live changes"),
    INGEST_EVENTS("events:ingest", "Send events under an API key"),
    UPSERT_TICKETS("tickets:upsert", "Write tickets under an API key"),
    REPORT_DEAD_LETTERS("dead_letters:report", "Report what could not be processed under an API key"),
    MAP_IDENTITIES("identities:map", "Map accounts to people under an API key");

    private final String id;
    private final String description;

    Permission(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** As the contract names it, {@code subject:verb}. */
    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    /** Whether an API key may carry it: reading, and the endpoints made for services. Keys manage nobody. */
    public boolean isScope() {
        return switch (this) {
            case READ_INTEGRATIONS,
                    READ_EVENTS,
                    READ_DEAD_LETTERS,
                    READ_TICKETS,
                    READ_RUNS,
                    REPLAY_RUNS,
                    FORK_RUNS,
                    READ_SYSTEM,
                    RESOLVE_DEAD_LETTERS,
                    INGEST_EVENTS,
                    UPSERT_TICKETS,
                    REPORT_DEAD_LETTERS,
                    MAP_IDENTITIES -> true;
            case READ_ORGANIZATION,
                    CHANGE_ORGANIZATION,
                    TRANSFER_ORGANIZATION,
                    MANAGE_MEMBERS,
                    MANAGE_API_KEYS,
                    MANAGE_SIGN_ON,
                    READ_AUDIT,
                    CHANGE_INTEGRATIONS -> false;
        };
    }

    /** The permission with this id, if there is one. */
    public static Optional<Permission> find(String id) {
        return Arrays.stream(values())
                .filter(permission -> permission.id.equals(id))
                .findFirst();
    }
}
