package io.signalbox.controlplane.auth.authorization;

import static io.signalbox.controlplane.organizations.Permission.*;

import io.signalbox.controlplane.organizations.Permission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call what: one rule for every operation of the public contract, by its id. An operation without a rule is refused to everybody.
 * {@code docs/reference/permissions.md} is made from it.
 */
public final class AccessRules {

    private static final Map<String, Rule> RULES = rules();

    private AccessRules() {}

    public static Optional<Rule> of(String operationId) {
        return Optional.ofNullable(RULES.get(operationId));
    }

    /** Operations that have a rule. */
    public static Set<String> operations() {
        return RULES.keySet();
    }

    private static Map<String, Rule> rules() {
        var rules = new Table();
        // Deliveries are signed by their source.
        rules.anyone("receiveHook");
        rules.anyone("getAuthOptions", "signUp", "discoverSignIn", "login", "answerChallenge");
        rules.anyone("refreshAccess", "logout", "requestPasswordReset", "resetPassword");
        rules.anyone("previewInvite", "acceptInvite", "startSignOn", "finishSignOn");
        rules.signedIn("getCurrentUser", "switchOrganization", "leaveOrganization");
        rules.signedIn("listSessions", "revokeSession", "revokeOtherSessions");
        rules.ownProof("updateAccount", "changePassword", "createOrganization", "joinOrganization");
        rules.ownProof("startTotp", "confirmTotp", "disableTotp", "renewRecoveryCodes");
        rules.need(READ_ORGANIZATION, "listRoles", "getOrganization", "listMembers");
        rules.need(CHANGE_ORGANIZATION, "updateOrganization");
        rules.need(TRANSFER_ORGANIZATION, "transferOwnership");
        rules.need(MANAGE_MEMBERS, "updateMember", "removeMember");
        rules.need(MANAGE_MEMBERS, "listInvites", "createInvite", "revokeInvite", "resendInvite");
        rules.need(MANAGE_API_KEYS, "listApiKeys", "createApiKey", "getApiKey", "rotateApiKey", "revokeApiKey");
        rules.need(MANAGE_SIGN_ON, "getSignOn", "updateSignOn", "deleteSignOn", "checkSignOn");
        rules.need(MANAGE_SIGN_ON, "addSignOnDomain", "verifySignOnDomain", "removeSignOnDomain");
        rules.need(READ_AUDIT, "listAuditEntries", "getAuditEntry", "exportAuditLog");
        rules.need(READ_AUDIT, "getAuditVerification", "verifyAuditLog", "getAuditKey");
        rules.need(READ_INTEGRATIONS, "listProviders", "listIntegrations", "getIntegration");
        rules.need(CHANGE_INTEGRATIONS, "createIntegration", "updateIntegration", "rotateSecret");
        rules.need(CHANGE_INTEGRATIONS, "pauseIntegration", "resumeIntegration", "sendTestEvent");
        rules.need(READ_EVENTS, "listEvents", "getEvent", "getEventBody", "getConservation", "getThroughput");
        rules.need(READ_DEAD_LETTERS, "listDeadLetters", "getDeadLetter");
        rules.need(RESOLVE_DEAD_LETTERS, "retryDeadLetter", "discardDeadLetter");
        rules.need(READ_TICKETS, "listTickets", "getTicket", "listActivities", "listComments");
        rules.need(READ_RUNS, "listRuns", "getRun", "listSteps", "streamRunEvents");
        rules.need(READ_SYSTEM, "getSystem", "streamLiveChanges");
        // The doors of services: no role has these.
        rules.need(INGEST_EVENTS, "ingestEvent");
        rules.need(UPSERT_TICKETS, "upsertTicket");
        rules.need(REPORT_DEAD_LETTERS, "reportDeadLetter");
        rules.need(MAP_IDENTITIES, "mapIdentities");
        return Map.copyOf(rules.byOperation);
    }

    private static final class Table {

        private final Map<String, Rule> byOperation = new HashMap<>();

        private void anyone(String... operations) {
            put(new Rule.Anyone(), operations);
        }

        private void signedIn(String... operations) {
            put(new Rule.SignedIn(false), operations);
        }

        private void ownProof(String... operations) {
            put(new Rule.SignedIn(true), operations);
        }

        private void need(Permission permission, String... operations) {
            put(new Rule.Needs(permission), operations);
        }

        private void put(Rule rule, String... operations) {
            for (String operation : operations) {
                if (byOperation.put(operation, rule) != null) {
                    throw new IllegalStateException("Two rules for " + operation);
                }
            }
        }
    }
}
