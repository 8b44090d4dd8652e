package io.signalbox.controlplane.agentclient;

import io.signalbox.contract.agentapi.model.PreviewRequest;
import io.signalbox.contract.shared.MappingPreview;
import io.signalbox.contract.shared.PreviewedField;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.RunEvent;
import io.signalbox.contract.shared.RunIntegration;
import java.util.List;

/** Previews to the contract and back. */
final class AgentPreviewMapper {

    private AgentPreviewMapper() {}

    static PreviewRequest request(AgentIntegration integration, AgentEvent event) {
        return new PreviewRequest(
                new RunIntegration(integration.id(), ProviderName.fromValue(integration.provider()), integration.name())
                        .settings(integration.settings()),
                new RunEvent(event.id(), event.eventType(), event.externalId(), event.receivedAt(), event.payload())
                        .headers(event.headers()));
    }

    static AgentPreview preview(MappingPreview answer) {
        return new AgentPreview(
                answer.getResult().getValue(),
                answer.getReason(),
                fields(answer.getFields()),
                answer.getComments().stream()
                        .map(comment -> new AgentPreview.Comment(
                                comment.getExternalId(), comment.getDeleted(), fields(comment.getFields())))
                        .toList(),
                answer.getNotes().stream()
                        .map(note -> new AgentPreview.Note(note.getPointer(), note.getMessage()))
                        .toList());
    }

    private static List<AgentPreview.Field> fields(List<PreviewedField> fields) {
        return fields.stream()
                .map(field -> new AgentPreview.Field(
                        field.getName(),
                        field.getValue(),
                        new AgentPreview.Source(
                                field.getProvenance().getKind().getValue(),
                                field.getProvenance().getPointer(),
                                field.getProvenance().getRule())))
                .toList();
    }
}
