/** The endpoints: what the control plane may ask, how a caller is known, and how a refusal is told. */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Signalbox agent API", version = "1.0.0"),
        components =
                @Components(
                        schemas = @Schema(name = "ProblemDetail", implementation = ProblemDetail.class),
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = ContractDocument.KEY_SCHEME,
                                        type = SecuritySchemeType.APIKEY,
                                        in = SecuritySchemeIn.HEADER,
                                        apiKeyName = "X-Signalbox-Service-Key")))
package io.signalbox.agent.web;

import io.signalbox.contract.shared.ProblemDetail;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
