package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.FreshServices;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token opens the endpoints it was minted for, while its attempt lasts, and nothing else. */
class CapabilityGuardTest extends CapabilityScene {

    @Test
    void knowsEveryOperationOfTheContract() {
        Set<String> known = new TreeSet<>(Set.of("takeAttempts", "sendHeartbeat"));
        for (Operation operation : Operation.values()) {
            known.add(operation.id());
        }
        for (Operation operation : single()) {
            assertThat(InternalEndpoint.contract())
                    .containsEntry(
                            operation.id(),
                            InternalEndpoint.of(operation).method() + " "
                                    + InternalEndpoint.of(operation).path());
        }
        assertThat(single()).isEqualTo(EnumSet.complementOf(EnumSet.of(Operation.ADVANCE_RUN, Operation.FINISH_RUN)));
        assertThat(InternalEndpoint.contract()).containsOnlyKeys(known);
    }

    @ParameterizedTest
    @MethodSource("single")
    void opensTheDoorItWasMintedFor(Operation operation) {
        assertThat(call(operation, tokenFor(EnumSet.of(operation))).statusCode())
                .isBetween(200, 204);
    }

    @ParameterizedTest
    @MethodSource("single")
    void keepsEveryOtherDoorShut(Operation operation) {
        call(operation, tokenFor(EnumSet.complementOf(EnumSet.of(operation))))
                .then()
                .statusCode(403)
                .body("code", equalTo("out_of_scope"));
    }

    @ParameterizedTest
    @MethodSource("single")
    void refusesAWrongServiceKey(Operation operation) {
        for (String key : List.of("", "wrong", FreshServices.SERVICE_KEY + "x")) {
            call(operation, key, tokenFor(ALL)).then().statusCode(401).body("code", equalTo("service_key_refused"));
        }
    }

    @ParameterizedTest
    @MethodSource("single")
    void refusesAForgedToken(Operation operation) {
        String genuine = tokenFor(ALL);
        for (String token : List.of("", "x", genuine.substring(0, genuine.length() - 4) + "AAAA")) {
            call(operation, token).then().statusCode(401).body("code", equalTo("capability_refused"));
        }
    }

    @Test
    void answersTheSameDeadLetterTwice() {
        String token = tokenFor(ALL);
        String first = call(Operation.REPORT_DEAD_LETTER, token).path("dead_letter_id");
        String second = call(Operation.REPORT_DEAD_LETTER, token).path("dead_letter_id");
        assertThat(first).isNotNull().isEqualTo(second);
    }
}
