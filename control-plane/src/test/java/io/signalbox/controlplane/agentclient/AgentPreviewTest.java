package io.signalbox.controlplane.agentclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contract.agentapi.model.PreviewRequest;
import io.signalbox.contract.shared.FieldProvenance;
import io.signalbox.contract.shared.MappingNote;
import io.signalbox.contract.shared.MappingPreview;
import io.signalbox.contract.shared.MappingPreviewResult;
import io.signalbox.contract.shared.PreviewedComment;
import io.signalbox.contract.shared.PreviewedField;
import io.signalbox.contract.shared.ProvenanceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class AgentPreviewTest {

    private static final AgentIntegration INTEGRATION =
            new AgentIntegration(UUID.randomUUID(), "generic", "Desk", Map.of("preset", "gitlab"));
    private static final AgentEvent EVENT = new AgentEvent(
            UUID.randomUUID(), "issue.open", "issue:7", Instant.EPOCH, Map.of("X-Event", "a"), Map.of("id", 7));

    @Test
    void handsOverTheSettingsAndReadsTheAnswer() {
        var title =
                new PreviewedField("title", new FieldProvenance(ProvenanceKind.PAYLOAD).pointer("/title")).value("A");
        var asked = new PreviewRequest[1];

        AgentPreview preview = asking(request -> {
                    asked[0] = request;
                    return new MappingPreview(
                            MappingPreviewResult.CHANGE,
                            List.of(title),
                            List.of(new PreviewedComment("c1", false, List.of())),
                            List.of(new MappingNote("/due", "It was left out.")));
                })
                .preview(INTEGRATION, EVENT);

        assertThat(asked[0].getIntegration().getSettings()).containsEntry("preset", "gitlab");
        assertThat(asked[0].getEvent().getExternalId()).isEqualTo("issue:7");
        assertThat(asked[0].getEvent().getHeaders()).containsEntry("X-Event", "a");
        assertThat(preview.result()).isEqualTo("change");
        assertThat(preview.fields())
                .containsExactly(
                        new AgentPreview.Field("title", "A", new AgentPreview.Source("payload", "/title", null)));
        assertThat(preview.comments()).containsExactly(new AgentPreview.Comment("c1", false, List.of()));
        assertThat(preview.notes()).containsExactly(new AgentPreview.Note("/due", "It was left out."));
    }

    @Test
    void saysThatTheAgentDoesNotAnswer() {
        AgentClient busy = asking(request -> {
            throw new AgentErrors.AgentRefusal("it is busy");
        });

        assertThatThrownBy(() -> busy.preview(INTEGRATION, EVENT))
                .isInstanceOfSatisfying(AgentUnavailable.class, unavailable -> {
                    assertThat(unavailable.retryAfter()).isPositive();
                    assertThat(unavailable).hasMessageContaining("it is busy");
                });
    }

    private static AgentClient asking(Answering answering) {
        AgentEndpoints.Preview endpoint = request -> ResponseEntity.ok(answering.answer(request));
        return new AgentClient(
                () -> {
                    throw new AssertionError("A preview does not ask for the version");
                },
                endpoint);
    }

    private interface Answering {
        MappingPreview answer(PreviewRequest request);
    }
}
