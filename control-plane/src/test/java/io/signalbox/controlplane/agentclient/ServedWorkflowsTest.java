package io.signalbox.controlplane.agentclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contract.agentapi.model.AgentInfo;
import io.signalbox.contract.shared.WorkflowDescription;
import io.signalbox.contract.shared.WorkflowEdge;
import io.signalbox.contract.shared.WorkflowNode;
import io.signalbox.controlplane.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class ServedWorkflowsTest {

    private final ManualClock clock = new ManualClock();
    private AgentInfo info = serving(1);
    private boolean up = true;
    private int asked;
    private final ServedWorkflows workflows = new ServedWorkflows(agent(), clock);

    @Test
    void passesTheGraphOn() {
        assertThat(workflows.list())
                .containsExactly(new AgentWorkflow(
                        "echo",
                        1,
                        "open",
                        3,
                        List.of(new AgentWorkflow.Node("open", "Take it in")),
                        List.of(
                                new AgentWorkflow.Edge("open", "open", "again"),
                                new AgentWorkflow.Edge("open", null, null))));
    }

    @Test
    void asksAtMostOnceAMinute() {
        workflows.list();
        clock.advance(ServedWorkflows.FRESH.minusMillis(1));
        workflows.list();
        assertThat(asked).isEqualTo(1);

        info = serving(2);
        clock.advance(Duration.ofMillis(1));

        assertThat(workflows.list()).extracting(AgentWorkflow::version).containsExactly(2);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void keepsTheLastKnownGraphWhileNoAgentAnswers() {
        workflows.list();
        up = false;
        clock.advance(Duration.ofHours(1));

        assertThat(workflows.list()).hasSize(1);
        workflows.list();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void saysThatNoAgentAnswersAndAsksAgainAfterAPause() {
        up = false;
        assertThatThrownBy(workflows::list).isInstanceOf(AgentUnavailable.class);
        assertThatThrownBy(workflows::list).isInstanceOf(AgentUnavailable.class);
        assertThat(asked).isEqualTo(1);

        up = true;
        clock.advance(ServedWorkflows.PAUSE);

        assertThat(workflows.list()).hasSize(1);
    }

    @Test
    void takesAnAnswerWithoutWorkflowsForNone() {
        info = new AgentInfo();

        assertThatThrownBy(workflows::list).isInstanceOf(AgentUnavailable.class);
    }

    @Test
    void keepsTheLastKnownGraphWhenTheNextIsIncomplete() {
        workflows.list();
        info = new AgentInfo().workflows(List.of(new WorkflowDescription().name("echo")));
        clock.advance(ServedWorkflows.FRESH);

        assertThat(workflows.list()).extracting(AgentWorkflow::start).containsExactly("open");
    }

    private static AgentInfo serving(int version) {
        var workflow = new WorkflowDescription(
                "echo",
                version,
                "open",
                3,
                List.of(new WorkflowNode("open", "Take it in")),
                List.of(new WorkflowEdge("open").to("open").label("again"), new WorkflowEdge("open")));
        return new AgentInfo().workflows(List.of(workflow));
    }

    private AgentClient agent() {
        return new AgentClient(
                () -> {
                    asked++;
                    if (!up) {
                        throw new AgentErrors.AgentRefusal("nothing listens");
                    }
                    return ResponseEntity.ok(info);
                },
                request -> {
                    throw new AssertionError("No preview is asked for");
                });
    }
}
