package io.signalbox.controlplane.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.events.Sender;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.PeopleScene;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import io.signalbox.controlplane.testing.contract.SampleBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;

/** Every POST of someone signed in: the same key twice gives the same answer and one effect. */
class IdempotencyWalkTest extends PeopleScene {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyWalkTest.class);

    /** Nobody is signed in there: deliveries have an identity of their own, and refresh tokens are good once. */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "receiveHook",
            "login",
            "signUp",
            "discoverSignIn",
            "answerChallenge",
            "refreshAccess",
            "logout",
            "requestPasswordReset",
            "resetPassword",
            "previewInvite",
            "acceptInvite",
            "startSignOn",
            "finishSignOn");

    /** Their own success signs the caller out or takes the right away; a repeat is refused and changes nothing. */
    private static final Set<String> ENDING = Set.of("leaveOrganization", "transferOwnership", "changePassword");

    private final ContractDocument contract = ContractDocument.load("public");

    @Value("${signalbox.database.url}")
    private String administrator;

    @Test
    void declaresTheKeyWhereSomeoneIsSignedInAndNowhereElse() {
        for (ContractOperation operation : contract.operations()) {
            boolean wanted = operation.method().equals("post") && !WITHOUT_KEY.contains(operation.id());
            assertThat(declaresKey(operation)).as(operation.toString()).isEqualTo(wanted);
        }
    }

    @Test
    void doesEachOnceUnderOneKey() {
        Set<String> done = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        for (ContractOperation operation : keyed()) {
            (repeated(operation) ? done : refused).add(operation.id());
        }
        log.info("Walked {} POSTs: done once {}, refused twice {}", done.size() + refused.size(), done, refused);
        assertThat(done)
                .contains(
                        "createIntegration",
                        "rotateSecret",
                        "pauseIntegration",
                        "resumeIntegration",
                        "sendTestEvent",
                        "retryDeadLetter",
                        "discardDeadLetter");
    }

    /** Whether there was an effect; asserts that there was one at most. */
    private boolean repeated(ContractOperation operation) {
        Scene scene = scene();
        String key = UUID.randomUUID().toString();
        Response first = scene.send(operation, key);
        assertThat(first.statusCode()).as(operation + first.asString()).isLessThan(500);

        var state = new DatabaseState(administrator);
        Map<String, String> after = state.tenantTables(IdempotencyWalkTest::isStable);
        List<String> letters = deadLetters(scene, operation);
        Response second = scene.send(operation, key);

        assertThat(state.tenantTables(IdempotencyWalkTest::isStable))
                .as("%s done twice", operation)
                .isEqualTo(after);
        assertThat(deadLetters(scene, operation)).as("%s done twice", operation).isEqualTo(letters);
        boolean succeeded = first.statusCode() < 300;
        if (!succeeded || ENDING.contains(operation.id())) {
            return succeeded;
        }
        assertThat(second.statusCode()).as(operation.toString()).isEqualTo(first.statusCode());
        assertThat(second.asString()).as(operation.toString()).isEqualTo(first.asString());
        assertThat(second.header("Idempotency-Replayed"))
                .as(operation.toString())
                .isEqualTo("true");
        return true;
    }

    /** Workers go on with runs and mails meanwhile, and counts are folded. */
    private static boolean isStable(String table) {
        return !table.equals("dead_letter")
                && !table.equals("outbox")
                && !table.startsWith("run")
                && !table.startsWith("counter")
                && !table.startsWith("audit");
    }

    /** Only of the organization: workers bury runs of others meanwhile. A retried run has no agent here and may end as a dead letter again. */
    private List<String> deadLetters(Scene scene, ContractOperation operation) {
        return operation.id().equals("retryDeadLetter")
                ? List.of()
                : new DatabaseState(administrator)
                        .column("SELECT letter::text FROM signalbox.dead_letter letter WHERE organization_id = '"
                                + scene.organization + "' ORDER BY 1");
    }

    private List<ContractOperation> keyed() {
        return contract.operations().stream()
                .filter(IdempotencyWalkTest::declaresKey)
                .toList();
    }

    private static boolean declaresKey(ContractOperation operation) {
        return operation.definition().get("parameters") instanceof List<?> parameters
                && parameters.stream()
                        .anyMatch(parameter -> parameter instanceof Map<?, ?> one
                                && "Idempotency-Key".equals(one.get("name"))
                                && "header".equals(one.get("in")));
    }

    private Scene scene() {
        UUID organization = tenants.tenant().id();
        Console owner = people.member(organization, Role.OWNER).console(port, organization);
        Sender sender = Sender.connect(owner, "generic");
        sender.send("{\"id\":\"t1\",\"title\":\"a\\u0000b\"}", UUID.randomUUID().toString());
        String deadLetter = new DatabaseState(administrator)
                .column("SELECT id FROM signalbox.dead_letter WHERE organization_id = '" + organization + "'")
                .getFirst();
        UUID member = people.member(organization, Role.VIEWER).id();
        return new Scene(organization, owner, sender.id(), deadLetter, member);
    }

    /** A fresh organization with something of each kind. */
    private final class Scene {

        private final UUID organization;
        private final Console owner;
        private final Map<String, String> paths;
        private final SampleBody bodies;

        private Scene(UUID organization, Console owner, UUID integration, String deadLetter, UUID member) {
            this.organization = organization;
            this.owner = owner;
            this.paths = Map.of(
                    "{integration_id}",
                    integration.toString(),
                    "{dead_letter_id}",
                    deadLetter,
                    "{user_id}",
                    member.toString(),
                    "{domain}",
                    "example.com");
            this.bodies = new SampleBody(
                    contract,
                    Map.of(
                            "provider", "github",
                            "name", "Walk",
                            "role", "viewer",
                            "user_id", member.toString(),
                            "email", "walk-" + UUID.randomUUID() + "@example.com"));
        }

        private Response send(ContractOperation operation, String key) {
            RequestSpecification request = owner.request().header("Idempotency-Key", key);
            bodies.of(operation).ifPresent(request::body);
            return request.post(path(operation));
        }

        private String path(ContractOperation operation) {
            String path = operation.path();
            for (var known : paths.entrySet()) {
                path = path.replace(known.getKey(), known.getValue());
            }
            return path.replaceAll("\\{[a-z_]+}", "0199a000-0000-7000-8000-000000000000");
        }
    }
}
