package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.validation.ContractSchemas;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers keep their digits from the request to the store, and nothing is written in an order that changes with the process. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ExactNumbersTest {

    FakeControlPlane controlPlane;

    @Inject
    ObjectMapper json;

    @Inject
    ContractSchemas schemas;

    @BeforeEach
    void forget() {
        controlPlane.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1234567890123456789", "9007199254740993", "123456789012345678901234567890.5"})
    void reachTheStoreWithEveryDigit(String number) {
        AgentEndpoint.run(
                controlPlane, aRun().from("jira", "jira:issue_updated", "10001").payload("""
                        {"webhookEvent":"jira:issue_updated","timestamp":1,"issue":{"id":"10001","key":"A-1","fields":
                         {"summary":"A","status":{"name":"Open","statusCategory":{"key":"new"}},"priority":{"name":"High"},
                          "issuetype":{"name":"Bug"},"labels":[],"project":{"key":"A"},"customfield_10016":%s}}}
                        """.formatted(number)));

        assertThat(controlPlane.changes().getLast().toString()).contains(number);
    }

    @Test
    void differInTheDigest() throws Exception {
        assertThat(CanonicalJson.digest(json.readTree("{\"n\":0.12345678901234567890}")))
                .isNotEqualTo(CanonicalJson.digest(json.readTree("{\"n\":0.12345678901234567891}")));
    }

    @Test
    void makeTheSameSchemasOfAnswersAsAReplayDoes() {
        Set<String> fields = Set.of("title", "description", "labels", "due_date");

        assertThat(schemas.answer(fields))
                .hasToString(new ContractSchemas(JsonSettings.mapper())
                        .answer(fields)
                        .toString());
    }

    @Test
    void keepTrailingZeros() throws Exception {
        assertThat(json.writeValueAsString(json.readTree("{\"n\":19.90}"))).isEqualTo("{\"n\":19.90}");
    }

    @Test
    void standAmongMembersInOneOrder() throws Exception {
        assertThat(json.writeValueAsString(Map.of("b", 1, "a", 2, "c", 3))).isEqualTo("{\"a\":2,\"b\":1,\"c\":3}");
    }
}
