package io.signalbox.agent.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Locale;

/** A mapping as the expected files show it. */
final class MappingJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();

    private MappingJson() {}

    static ObjectNode of(Mapping mapping) {
        ObjectNode json = JSON.createObjectNode();
        return switch (mapping) {
            case Ignored ignored -> json.put("result", "ignored").put("reason", ignored.reason());
            case Unmapped unmapped ->
                json.put("result", "unmapped")
                        .put("reason", unmapped.reason().toString())
                        .put("detail", unmapped.detail());
            case Proposal proposal -> proposal(json, proposal);
        };
    }

    private static ObjectNode proposal(ObjectNode json, Proposal proposal) {
        json.put("result", "proposal");
        json.put("operation", proposal.operation().name().toLowerCase(Locale.ROOT));
        json.put("completeness", proposal.completeness().name().toLowerCase(Locale.ROOT));
        json.put("source_version", proposal.sourceVersion());
        if (proposal.sourceSequence() > 0) {
            json.put("source_sequence", proposal.sourceSequence());
        }
        if (proposal.mergedInto() != null) {
            json.put("merged_into", proposal.mergedInto());
        }
        json.set("ticket", JSON.valueToTree(proposal.ticket()));
        json.set("comments", JSON.valueToTree(proposal.comments()));
        json.set("actor", JSON.valueToTree(proposal.actor()));
        json.set("residue", JSON.valueToTree(proposal.residue()));
        json.set("provenance", JSON.valueToTree(proposal.provenance()));
        if (!proposal.notes().isEmpty()) {
            json.set("notes", JSON.valueToTree(proposal.notes()));
        }
        return json;
    }
}
