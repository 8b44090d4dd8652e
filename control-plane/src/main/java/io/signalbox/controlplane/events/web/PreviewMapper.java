package io.signalbox.controlplane.events.web;

import io.signalbox.contract.shared.FieldProvenance;
import io.signalbox.contract.shared.MappingNote;
import io.signalbox.contract.shared.MappingPreview;
import io.signalbox.contract.shared.MappingPreviewResult;
import io.signalbox.contract.shared.PreviewedComment;
import io.signalbox.contract.shared.PreviewedField;
import io.signalbox.contract.shared.ProvenanceKind;
import io.signalbox.controlplane.agentclient.AgentPreview;
import io.signalbox.controlplane.events.preview.EventPreview;
import java.util.List;

final class PreviewMapper {

    private PreviewMapper() {}

    static io.signalbox.contract.publicapi.model.EventPreview preview(EventPreview preview) {
        return new io.signalbox.contract.publicapi.model.EventPreview(
                preview.eventType(), preview.externalId(), mapping(preview.mapping()));
    }

    private static MappingPreview mapping(AgentPreview mapping) {
        return new MappingPreview(
                        MappingPreviewResult.fromValue(mapping.result()),
                        fields(mapping.fields()),
                        mapping.comments().stream().map(PreviewMapper::comment).toList(),
                        mapping.notes().stream()
                                .map(note -> new MappingNote(note.pointer(), note.message()))
                                .toList())
                .reason(mapping.reason());
    }

    private static PreviewedComment comment(AgentPreview.Comment comment) {
        return new PreviewedComment(comment.externalId(), comment.deleted(), fields(comment.fields()));
    }

    private static List<PreviewedField> fields(List<AgentPreview.Field> fields) {
        return fields.stream()
                .map(field -> new PreviewedField(field.name(), provenance(field.source())).value(field.value()))
                .toList();
    }

    private static FieldProvenance provenance(AgentPreview.Source source) {
        return new FieldProvenance(ProvenanceKind.fromValue(source.kind()))
                .pointer(source.pointer())
                .rule(source.rule());
    }
}
