package io.signalbox.agent.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the document of the endpoints what filters and mappers do: every operation asks for the service key and may answer a problem. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractDocument implements OASFilter {

    static final String KEY_SCHEME = "service_key";

    @Override
    public Operation filterOperation(Operation operation) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(KEY_SCHEME));
        operation.getResponses().addAPIResponse("default", problem());
        return operation;
    }

    private static APIResponse problem() {
        Content content = OASFactory.createContent()
                .addMediaType(
                        Problems.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/ProblemDetail")));
        return OASFactory.createAPIResponse().description("A problem").content(content);
    }
}
